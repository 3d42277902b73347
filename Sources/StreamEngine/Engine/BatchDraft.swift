import Glibc

/// What a batch will commit, as it is put together.
struct BatchDraft<Query: StreamQuery> {
    let number: Int
    let rowsReadBefore: Int
    var ledger: StreamLedger
    var consumed: [SeenFile] = []
    var counted: [(name: String, bytes: Int64)] = []
    var changes: [Query.Change] = []
    var quarantine: QuarantineFile

    init(number: Int, ledger: StreamLedger) {
        self.number = number
        self.ledger = ledger
        rowsReadBefore = ledger.rowsRead
        quarantine = QuarantineFile(batch: number)
    }
}

extension StreamLedger {
    mutating func add(notes more: [String: Int]) {
        for (name, count) in more where count != 0 { notes[name, default: 0] += count }
    }
}

/// What the parts of a batch took, in Spark's words where it has them.
struct BatchTiming {
    private var parts: [String: Duration]

    init(finding: Duration) { parts = ["latestOffset": finding] }

    mutating func measure<Result>(_ part: String, _ body: () throws -> Result) rethrows -> Result {
        let begin = ContinuousClock.now
        defer { parts[part, default: .zero] += ContinuousClock.now - begin }
        return try body()
    }

    func milliseconds(total: Duration) -> [String: Double] {
        var result = parts.mapValues(\.inMilliseconds)
        result["triggerExecution"] = total.inMilliseconds
        return result
    }
}

/// What becomes of each file of a batch.
extension StreamSession {
    func take(
        _ outcome: ReadOutcome<FileVerdict<Query.Change>>?, of file: SourceFile, into draft: inout BatchDraft<Query>
    ) throws {
        switch outcome {
        case .read(.rows(let rows), let stamp): try count(rows, of: file, stamp, in: &draft)
        case .read(.malformed(let reason, let detail), let stamp):
            try putAside(file, stamp, reason, detail, bytesRead: stamp.size, in: &draft)
        case .read(.cut, let stamp):
            var file = file
            file.stamp = stamp
            if source.isAbandoned(file) {
                let reason = stamp.size == 0 ? "empty" : "truncated"
                try putAside(file, stamp, reason, "", bytesRead: stamp.size, in: &draft)
            } else {
                leave(file, "it is not whole yet", endsByGrace: true)
            }
        case .tooLarge(let stamp):
            let detail = "\(stamp.size) bytes, more than \(options.maxFileBytes)"
            try putAside(file, stamp, "too_large", detail, bytesRead: 0, in: &draft)
        case .changing(let stamp):
            var file = file
            file.stamp = stamp
            leave(file, "it is being written", endsByGrace: true)
        case .failed(let code): leave(file, String(cString: strerror(code)), endsByGrace: false)
        case .vanished, .notAFile, nil: source.settle(file)
        }
    }

    func report(rewritten file: SourceFile, in draft: inout BatchDraft<Query>) {
        draft.ledger.filesRewritten += 1
        consume(file, file.stamp, isQuarantined: false, in: &draft)
        observer.onEvent(.rewritten(file: file.name))
    }

    private func count(
        _ rows: FileRows<Query.Change>, of file: SourceFile, _ stamp: FileStamp, in draft: inout BatchDraft<Query>
    ) throws {
        draft.ledger.filesCommitted += 1
        draft.ledger.bytesRead += stamp.size
        draft.ledger.rowsRead += rows.rowsRead
        draft.ledger.rowsCounted += rows.rowsKept
        for reject in rows.rejects { draft.ledger.rejected[reject.reason, default: 0] += 1 }
        try draft.quarantine.add(rows.rejects, of: file.name)
        draft.changes.append(rows.change)
        draft.counted.append((file.name, stamp.size))
        consume(file, stamp, isQuarantined: false, in: &draft)
    }

    private func putAside(
        _ file: SourceFile, _ stamp: FileStamp, _ reason: String, _ detail: String, bytesRead: Int64,
        in draft: inout BatchDraft<Query>
    ) throws {
        // One that grows while it lies there is still one file.
        if checkpoint.seen.mark(of: file.key)?.isQuarantined != true { draft.ledger.filesQuarantined += 1 }
        draft.ledger.bytesRead += bytesRead
        try draft.quarantine.add(file: file.name, reason: reason, detail: detail)
        consume(file, stamp, isQuarantined: true, in: &draft)
        observer.onEvent(.quarantined(file: file.name, reason: reason, detail: detail))
    }

    private func consume(
        _ file: SourceFile, _ stamp: FileStamp, isQuarantined: Bool, in draft: inout BatchDraft<Query>
    ) {
        source.settle(file)
        let mark = FileMark(hash: stamp.hash(source.hash), isQuarantined: isQuarantined)
        draft.consumed.append(SeenFile(name: file.key, mark: mark))
    }

    private func leave(_ file: SourceFile, _ why: String, endsByGrace: Bool) {
        if source.deferred[file.key]?.why != why { observer.onEvent(.deferred(file: file.name, reason: why)) }
        source.defer(file, why: why, endsByGrace: endsByGrace)
    }
}
