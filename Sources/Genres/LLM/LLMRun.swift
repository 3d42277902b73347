/// Asks for many keywords in batches, several at once, until all are answered or it is no use to go on. All that happens
/// is decided in one loop; tasks only wait, send and receive.
struct LLMRun {
    private let keywords: [Keyword]
    private let asker: LLMAsker
    private let options: LLMOptions
    private let deadline: ContinuousClock.Instant
    private var queue: LLMQueue
    private var health: LLMHealth
    private var form = ChatRequest.Form.schema
    private var outcome = LLMOutcome()
    /// Set once no request may follow. Those under way may still be answered, unless that is hopeless.
    private var ending: String?
    private var isHopeless = false

    init(_ keywords: [Keyword], asker: LLMAsker, options: LLMOptions) {
        self.keywords = keywords
        self.asker = asker
        self.options = options
        deadline = .now + options.longestRun
        queue = LLMQueue(keywords.count, options: options)
        health = LLMHealth(options: options)
        outcome.progress.total = keywords.count
    }

    private typealias Answer = (batch: LLMBatch, result: Result<[Int: Genre], LLMFault>)

    mutating func run(
        progress: @Sendable (LLMProgress) -> Void, store: ([(keyword: Keyword, genre: Genre)]) async throws -> Void
    ) async throws -> LLMOutcome {
        try await withThrowingTaskGroup(of: Answer?.self) { group in
            var underWay = 0
            while true {
                while underWay < health.mostUnderWay, let batch = nextBatch() {
                    start(batch, in: &group)
                    underWay += 1
                }
                guard underWay > 0, let answer = try await group.next() else { break }
                underWay -= 1
                if let answer { try await take(answer, store) }
                if isHopeless { group.cancelAll() }
                outcome.progress.done = outcome.genres.count + queue.givenUp
                progress(outcome.progress)
            }
        }
        try Task.checkCancellation()
        outcome.reason = outcome.genres.count == keywords.count ? nil : ending ?? queue.reason
        return outcome
    }

    private mutating func nextBatch() -> LLMBatch? {
        // Where the run is cancelled, what is under way ends by itself; an answer that comes all the same is stored.
        guard ending == nil, !queue.isEmpty, !Task.isCancelled else { return nil }
        guard outcome.progress.requests < options.mostRequests else {
            let made = options.mostRequests == 1 ? "1 request" : "\(options.mostRequests) requests"
            ending =
                "no more than \(made) to the language model may be made; run again to go on, or allow more with "
                + "--llm-requests"
            return nil
        }
        guard .now + health.pause < deadline else {
            ending = (.now < deadline ? reasonToWait : nil) ?? Self.timeIsUp
            return nil
        }
        outcome.progress.requests += 1
        return queue.next()
    }

    /// Why there is a pause, where the run has no time for it.
    private var reasonToWait: String? {
        health.isAskedToWait ? Self.asksForLonger(health.pause) : health.fault?.description
    }

    private static let timeIsUp =
        "the time for the language model is used up; run again to go on, or give more with --llm-seconds"

    private static func asksForLonger(_ pause: Duration) -> String {
        "the language model's server asks to be left alone for \(max(1, pause.components.seconds)) s, which is longer than "
            + "the run may wait; run again later, or give more with --llm-seconds"
    }

    private func start(_ batch: LLMBatch, in group: inout ThrowingTaskGroup<Answer?, any Error>) {
        var batch = batch
        (batch.form, batch.round) = (form, health.round)
        let (sent, pause, asker) = (batch, health.pause, asker)
        let asked = sent.places.map { keywords[$0] }
        let longest = min(options.requestTimeout, deadline - .now - pause)
        group.addTask {
            if pause > .zero { guard await asker.transport.hasPassed(pause) else { return nil } }
            do {
                return (sent, .success(try await asker.genres(of: asked, form: sent.form, longest: longest)))
            } catch let fault as LLMFault {
                return (sent, .failure(fault))
            } catch is CancellationError {
                return nil
            }
        }
    }

    private mutating func take(
        _ answer: Answer, _ store: ([(keyword: Keyword, genre: Genre)]) async throws -> Void
    ) async throws {
        let batch = answer.batch
        switch answer.result {
        case .success(let genres):
            health.succeeded()
            let known = genres.sorted { $0.key < $1.key }.map { (place: batch.places[$0.key], genre: $0.value) }
            for (place, genre) in known { outcome.genres[place] = genre }
            if !known.isEmpty { try await store(known.map { (keywords[$0.place], $0.genre) }) }
            queue.askAgain(batch, for: batch.places.enumerated().filter { genres[$0.offset] == nil }.map(\.element))
        case .failure(let fault):
            outcome.progress.failures += 1
            if .now >= deadline {
                ending = Self.timeIsUp
                isHopeless = true
            } else if fault.isBadRequest, let next = batch.form.next {
                // Not what is asked, but how; another batch may have found that out before.
                form = form.rawValue < next.rawValue ? next : form
                queue.putBack(batch)
            } else {
                health.failed(fault, round: batch.round)
                if fault.isFinal || health.isLost {
                    ending = ending ?? fault.description
                    isHopeless = true
                }
                if let wait = fault.wait, wait > options.longestWait { ending = ending ?? Self.asksForLonger(wait) }
                queue.failed(batch, fault)
            }
        }
    }
}
