import Dashboard
import Foundation
import StreamEngine
import Synchronization
import TerminalUI
import Votes

/// Gathers what the vote jobs tell into one view, and hands on the latest. From any thread.
final class VotesFeed: Sendable {
    private let view = Mutex(StreamView())
    private let publish: @Sendable (StreamView) -> Void

    private static let (mostLines, mostBatches) = (200, 60)

    init(publish: @escaping @Sendable (StreamView) -> Void) { self.publish = publish }

    /// Shows what was committed last, whoever ran the engine then.
    func recall(from checkpoint: String) {
        do {
            if let start = try StreamEngine.committed(VoteCount(), checkpoint: checkpoint) { show(start) }
        } catch {
            report(error: "\(error)")
        }
    }

    func begin(trigger: Trigger) {
        change { view in
            view.audit = nil
            view.batch.trigger = BatchView.Trigger(trigger)
        }
        note("the stream engine starts")
    }

    func show(_ start: StreamStart<VoteState>) {
        change { view in
            view.songs = SongView.chart(of: start.state)
            view.ledger.take(start.ledger)
            view.batch.id = start.lastBatch
            view.batch.committedAt = start.committedAt
        }
    }

    func show(_ report: BatchReport<VoteState>) {
        let songs = SongView.chart(of: report.state)
        let progress = report.progress
        change { view in
            view.songs = songs
            view.ledger.take(progress.ledger)
            view.batch.take(report)
            view.recentBatches.append(RecentBatch(rows: progress.numInputRows, durationMs: progress.batchDuration))
            view.recentBatches.removeFirst(max(0, view.recentBatches.count - Self.mostBatches))
        }
    }

    func show(_ status: StreamStatus) {
        change { view in
            view.ledger.filesWaiting = status.filesWaiting
            view.ledger.filesDeferred = status.filesDeferred
            view.batch.nextTriggerAt = status.nextTrigger
        }
    }

    func end(_ summary: StreamSummary<VoteState>) {
        let audit = summary.audit.map { VoteAudit($0, of: summary.state) }
        change { view in
            view.batch.nextTriggerAt = nil
            view.audit = audit.map { AuditView($0) }
        }
        note("the stream engine has stopped after batch \(summary.batches - 1)")
    }

    func fail(_ reason: String) {
        change { $0.batch.nextTriggerAt = nil }
        report(error: reason)
    }

    private func log(_ level: LogLine.Level, _ text: String) {
        let line = LogLine(at: Date().timeIntervalSince1970, level: level, text: text)
        change { view in
            view.log.append(line)
            view.log.removeFirst(max(0, view.log.count - Self.mostLines))
        }
    }

    func note(_ text: String) { log(.info, text) }

    func note(_ event: StreamEvent) { log(event.isWarning ? .warning : .info, "\(event)") }

    func report(error text: String) { log(.error, text) }

    func note(_ report: PollReport) {
        switch report {
        case .saved(let file): note("fetched \(NumberText.counted(Int64(file.votes), "vote")) into \(file.name)")
        case .failed(let reason, let wait):
            log(.warning, "poller: \(reason); trying again in \(NumberText.duration(wait / .seconds(1)))")
        }
    }

    private func change(_ change: (inout StreamView) -> Void) {
        // Inside the lock, so that no older view comes after a newer one.
        view.withLock { view in
            change(&view)
            publish(view)
        }
    }
}

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
    fileprivate mutating func take(_ ledger: StreamLedger) {
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

    fileprivate mutating func take(_ report: BatchReport<VoteState>) {
        let progress = report.progress
        id = progress.batchId
        committedAt = report.committedAt
        inputRowsPerSecond = progress.inputRowsPerSecond
        processedRowsPerSecond = progress.processedRowsPerSecond
        durationMs = progress.batchDuration
        parts = Self.order.compactMap { name in progress.durationMs[name].map { Part(name, milliseconds: $0) } }
        isFallingBehind = report.isFallingBehind
    }
}

extension BatchView.Trigger {
    fileprivate init(_ trigger: Trigger) {
        switch trigger {
        case .every(let seconds): self = .every(seconds: seconds)
        case .onArrival, .availableNow: self = .onArrival
        }
    }
}

extension AuditView {
    fileprivate init(_ audit: VoteAudit) {
        let outcome: Outcome =
            if let obstacle = audit.obstacle {
                .impossible(reason: obstacle)
            } else {
                .counted(
                    lost: audit.lost, double: audit.double, filesChecked: audit.filesRead,
                    votesInFiles: audit.votesRead)
            }
        self.init(outcome, computedAt: audit.finishedAt)
    }
}
