import Foundation

/// One micro-batch, from files to the published result.
extension StreamSession {
    /// Reads what waits, commits and publishes it. Does nothing where no file was whole.
    /// - Parameters:
    ///   - deadline: when the next trigger is due; nil where nothing can fall behind.
    ///   - finding: what it took to find the files.
    func runBatch(deadline: ContinuousClock.Instant?, finding: Duration) throws {
        let begin = ContinuousClock.now
        let startedAt = Date()
        let admitted = source.admit(files: options.maxFilesPerTrigger, bytes: options.maxBytesPerTrigger)
        let rewritten = source.takeRewritten()
        guard !admitted.isEmpty || !rewritten.isEmpty else { return }
        var timing = BatchTiming(finding: finding)
        let outcomes = timing.measure("getBatch") {
            reading.read(admitted) { [stop] in stop.current == .abandon }
        }
        guard stop.current != .abandon else { return }

        var draft = BatchDraft<Query>(number: checkpoint.nextNumber, ledger: ledger)
        for (file, outcome) in zip(admitted, outcomes) { try take(outcome, of: file, into: &draft) }
        for file in rewritten { report(rewritten: file, in: &draft) }
        guard !draft.consumed.isEmpty else { return }

        var next = state
        timing.measure("addBatch") { draft.ledger.add(notes: query.apply(draft.changes, to: &next)) }
        try check(draft, next)
        try timing.measure("walCommit") { try draft.quarantine.save(in: quarantineFolder, files) }
        let encoded = query.encode(next)
        try timing.measure("commitOffsets") { try commit(draft, encoded) }
        (state, ledger) = (next, draft.ledger)
        for file in draft.counted { runFiles.add(source.key(of: file.name), bytes: file.bytes) }
        batchesOfRun += 1
        try timing.measure("publish") { try sink.publish(query.snapshot(of: next)) }
        try timing.measure("archive") { try moveToArchive() }

        let took = ContinuousClock.now - begin + finding
        tell(draft, timing, startedAt: startedAt, begin: begin, took: took, deadline: deadline, encoded.count)
        formerBegin = begin
    }

    /// The law, in every batch: rows read = counted + rejected, and the state holds just the counted ones.
    private func check(_ draft: BatchDraft<Query>, _ state: Query.State) throws {
        let ledger = draft.ledger
        guard ledger.isBalanced else {
            throw StreamError.rowsUnaccounted(
                batch: draft.number,
                reason: "\(ledger.rowsRead) rows read, \(ledger.rowsCounted) counted, \(ledger.rowsRejected) rejected")
        }
        guard query.rows(in: state) == ledger.rowsCounted else {
            throw StreamError.rowsUnaccounted(
                batch: draft.number,
                reason: "\(ledger.rowsCounted) rows counted, \(query.rows(in: state)) in the state")
        }
    }

    private func commit(_ draft: BatchDraft<Query>, _ state: [UInt8]) throws {
        if archive != nil { unarchived += draft.counted.map(\.name) }
        try checkpoint.commit(
            Commit(
                consumed: draft.consumed, unarchived: unarchived, ledger: draft.ledger, state: state))
    }

    private func tell(
        _ draft: BatchDraft<Query>, _ timing: BatchTiming, startedAt: Date, begin: ContinuousClock.Instant,
        took: Duration, deadline: ContinuousClock.Instant?, _ stateBytes: Int
    ) {
        let progress = progress(draft, timing, startedAt: startedAt, begin: begin, took: took, stateBytes)
        progressLog.append(progress)
        observer.onBatch(
            BatchReport(
                progress: progress, state: state, committedAt: Date().timeIntervalSince1970,
                isFallingBehind: deadline.map { .now > $0 } ?? false))
    }

    private func progress(
        _ draft: BatchDraft<Query>, _ timing: BatchTiming, startedAt: Date, begin: ContinuousClock.Instant,
        took: Duration, _ stateBytes: Int
    ) -> StreamProgress {
        let rows = draft.ledger.rowsRead - draft.rowsReadBefore
        let inRate = formerBegin.map { Double(rows) / max((begin - $0).inSeconds, 1e-6) } ?? 0
        let outRate = Double(rows) / max(took.inSeconds, 1e-6)
        return StreamProgress(
            id: checkpoint.metadata.id, runId: runId, name: query.identity,
            timestamp: startedAt.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)),
            batchId: draft.number, batchDuration: took.inMilliseconds, numInputRows: rows, inputRowsPerSecond: inRate,
            processedRowsPerSecond: outRate, durationMs: timing.milliseconds(total: took),
            eventTime: query.eventTime(of: state),
            stateOperators: [
                .init(operatorName: query.identity, numRowsTotal: query.keys(in: state), stateBytes: stateBytes)
            ],
            sources: [
                .init(
                    description: "files \(options.input)", numInputRows: rows, inputRowsPerSecond: inRate,
                    processedRowsPerSecond: outRate, filesInBatch: draft.consumed.count,
                    filesWaiting: source.backlog.count, filesDeferred: source.deferred.count)
            ],
            sink: .init(description: "snapshot \(sink.path)"), ledger: ledger)
    }
}
