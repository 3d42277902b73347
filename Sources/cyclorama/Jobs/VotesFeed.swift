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
        let votes = NumberText.counted(Int64(progress.numInputRows), "vote")
        let files = NumberText.counted(Int64(progress.sources.first?.filesInBatch ?? 0), "file")
        note("batch \(progress.batchId) committed: \(votes) of \(files)")
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
        case .saved(let file): note("fetched \(NumberText.counted(Int64(file.votes), "vote"))")
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
