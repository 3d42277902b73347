/// Keywords that are asked for together, by their places among all.
struct LLMBatch: Sendable {
    var places: [Int]
    /// How often ids were left out by answers, and how often the batch failed as it is.
    var reasks = 0
    var failures = 0
    /// How it was sent, and in which round of failures.
    var form = ChatRequest.Form.schema
    var round = 0
}

/// What is still to be asked, and in how large batches.
struct LLMQueue {
    private let options: LLMOptions
    private var batches: [LLMBatch]
    private var largest: Int
    /// Keywords that are no longer asked for, by the reason.
    private var reasons: [String: Int] = [:]

    init(_ count: Int, options: LLMOptions) {
        self.options = options
        largest = max(1, options.batchSize)
        // The last is the next.
        batches = stride(from: 0, to: count, by: largest).reversed().map { [largest] in
            LLMBatch(places: Array($0..<min($0 + largest, count)))
        }
    }

    var isEmpty: Bool { batches.isEmpty }
    var givenUp: Int { reasons.values.reduce(0, +) }

    /// Why most of those given up are.
    var reason: String? { reasons.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key }

    mutating func next() -> LLMBatch? {
        guard var batch = batches.popLast() else { return nil }
        if batch.places.count > largest {
            var rest = batch
            rest.places.removeFirst(largest)
            batches.append(rest)
            batch.places.removeLast(batch.places.count - largest)
        }
        return batch
    }

    mutating func putBack(_ batch: LLMBatch) { batches.append(batch) }

    /// The ids of a batch that its answer left out, or answered with what is no genre.
    mutating func askAgain(_ batch: LLMBatch, for places: [Int]) {
        guard !places.isEmpty else { return }
        guard batch.reasks < options.mostReasks else {
            return giveUp(
                places,
                "the language model gives them none of the \(Genre.allCases.count) genres; try another model")
        }
        batches.append(LLMBatch(places: places, reasks: batch.reasks + 1))
    }

    mutating func failed(_ batch: LLMBatch, _ fault: LLMFault) {
        var batch = batch
        batch.failures += 1
        if fault == .unreadable {
            guard batch.reasks < options.mostReasks else { return giveUp(batch.places, fault.description) }
            batch.reasks += 1
        } else if fault.callsForLess || fault.isBadRequest || batch.failures > options.mostRetries {
            return halve(batch, fault)
        }
        batches.append(batch)
    }

    private mutating func halve(_ batch: LLMBatch, _ fault: LLMFault) {
        var batch = batch
        let half = batch.places.count / 2
        // What was too much once is too much for the others, too.
        if fault.callsForLess { largest = max(1, min(largest, half)) }
        if half > 0 {
            batch.failures = 0
            batches.append(LLMBatch(places: Array(batch.places[half...]), reasks: batch.reasks))
            batch.places.removeLast(batch.places.count - half)
        } else if !fault.callsForLess || batch.failures > 1 {
            // One alone that came late may have met a busy server; twice, and it is given up.
            return giveUp(batch.places, fault.description)
        }
        batches.append(batch)
    }

    private mutating func giveUp(_ places: [Int], _ reason: String) { reasons[reason, default: 0] += places.count }
}
