import Dashboard
import StreamEngine
import Votes

// What the engine tells, as the screens show it.

extension StreamView {
    /// What an engine committed last, whoever ran it.
    init(_ start: StreamStart<VoteState>) {
        self.init(songs: SongView.chart(of: start.state))
        ledger.take(start.ledger)
        batch.id = start.lastBatch
        batch.committedAt = start.committedAt
    }
}

extension SongView {
    static func chart(of state: VoteState) -> [SongView] {
        VoteChart(state).lines.map { line in
            SongView(
                name: line.song, votes: line.votes, votesPerMinute: Double(line.votesPerMinute),
                rankChange: line.rankChange, trend: line.trend.map(Double.init))
        }
    }
}

extension LedgerView {
    mutating func take(_ ledger: StreamLedger) {
        votesRead = ledger.rowsRead
        votesCounted = ledger.rowsCounted
        rejected = ledger.rejected.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { Rejects(reason: $0.key, count: $0.value) }
        late = ledger.notes["late"] ?? 0
        untimed = (ledger.notes["untimed"] ?? 0) + (ledger.notes["ahead"] ?? 0)
        filesCommitted = ledger.filesCommitted
        filesQuarantined = ledger.filesQuarantined
        filesRewritten = ledger.filesRewritten
    }
}

extension BatchView {
    /// The parts of a batch in the order of its work.
    private static let order = [
        "latestOffset", "getBatch", "addBatch", "walCommit", "commitOffsets", "publish", "archive",
    ]

    mutating func take(_ report: BatchReport<VoteState>) {
        let progress = report.progress
        id = progress.batchId
        committedAt = report.committedAt
        let isKnown = progress.inputRowsPerSecond > 0 || progress.numInputRows == 0
        inputRowsPerSecond = isKnown ? progress.inputRowsPerSecond : nil
        processedRowsPerSecond = progress.processedRowsPerSecond
        durationMs = progress.batchDuration
        parts = Self.order.compactMap { name in progress.durationMs[name].map { Part(name, milliseconds: $0) } }
        isFallingBehind = report.isFallingBehind
    }
}

extension BatchView.Trigger {
    init(_ trigger: Trigger) {
        switch trigger {
        case .every(let seconds): self = .every(seconds: seconds)
        case .onArrival, .availableNow: self = .onArrival
        }
    }
}

extension AuditView {
    init(_ audit: VoteAudit) {
        let outcome: Outcome =
            if let obstacle = audit.obstacle {
                .impossible(reason: obstacle)
            } else {
                .counted(
                    lost: audit.lost, double: audit.double, filesChecked: audit.filesRead,
                    votesInFiles: audit.votesRead)
            }
        self.init(outcome, isOfRunAlone: audit.isOfRunAlone, computedAt: audit.finishedAt)
    }
}
