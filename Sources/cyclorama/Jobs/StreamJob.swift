import Pipeline
import StreamEngine
import TerminalUI
import Votes

/// The stream engine as a job of the dashboard. Asked to stop, it takes a last batch, then counts all files again.
final class StreamJob: Job {
    let id: JobID = "stream"
    let title = "Stream engine"
    let stopStyle = JobStopStyle.finish

    private let options: StreamOptions
    private let trigger: Trigger
    private let feed: VotesFeed

    init(_ configuration: VotesConfiguration, places: Places, feed: VotesFeed) {
        var options = places.stream
        options.archive = configuration.archive
        options.auditsAtEnd = true
        // A core is left to the screen, and what it has to do goes first: with both cores taken, one key in a hundred
        // waited 45 ms.
        options.threads = max(1, options.threads - 1)
        options.niceness = 10
        self.options = options
        trigger = .every(seconds: configuration.trigger)
        self.feed = feed
    }

    func run(_ context: JobContext) async throws -> JobSummary {
        feed.begin(trigger: trigger)
        let engine = StreamEngine(VoteCount(), options, observer: observer(context))
        let stop = StopSignal()
        do {
            let summary = try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask {
                    await context.stopRequested()
                    stop.raise(.finish)
                }
                defer { tasks.cancelAll() }
                return try await engine.run(trigger, stop: stop)
            }
            feed.end(summary)
            return JobSummary(Self.headline(summary), counters: Self.counters(of: summary.ledger))
        } catch {
            feed.fail("\(error)")
            throw error
        }
    }

    private func observer(_ context: JobContext) -> StreamObserver<VoteState> {
        var observer = StreamObserver<VoteState>()
        observer.onStart = { [feed] start in
            feed.show(start)
            context.report(JobProgress("watching", counters: Self.counters(of: start.ledger)))
        }
        observer.onBatch = { [feed] report in
            feed.show(report)
            context.report(
                JobProgress(
                    "batch \(report.progress.batchId)", counters: Self.counters(of: report.progress.ledger)))
        }
        observer.onStatus = { [feed] in feed.show($0) }
        observer.onEvent = { [feed] in feed.note($0) }
        return observer
    }

    private static func counters(of ledger: StreamLedger) -> [JobCounter] {
        [
            JobCounter("votes read", NumberText.grouped(Int64(ledger.rowsRead))),
            JobCounter("counted", NumberText.grouped(Int64(ledger.rowsCounted))),
            JobCounter("rejected", NumberText.grouped(Int64(ledger.rowsRejected))),
            .of(ledger.filesCommitted, "file"),
        ]
    }

    /// What a second count of all files says, what was read and what became of it: what matters most stands where a narrow
    /// terminal cuts nothing off.
    private static func headline(_ summary: StreamSummary<VoteState>) -> String {
        let ledger = summary.ledger
        let law =
            "\(NumberText.grouped(Int64(ledger.rowsRead))) votes read = "
            + "\(NumberText.grouped(Int64(ledger.rowsCounted))) counted + "
            + "\(NumberText.grouped(Int64(ledger.rowsRejected))) rejected"
        let last = summary.batches > 0 ? "last batch #\(summary.batches - 1)" : ""
        return TextLine.joined(parts: proof(summary) + [law, last])
    }

    private static func proof(_ summary: StreamSummary<VoteState>) -> [String] {
        guard let audit = summary.audit.map({ VoteAudit($0, of: summary.state) }) else { return [] }
        if let obstacle = audit.obstacle { return ["not recounted: \(obstacle)"] }
        let files = NumberText.counted(Int64(audit.filesRead), "file") + (audit.isOfRunAlone ? " of this run" : "")
        return ["\(audit.lost) lost · \(audit.double) double in \(files)"]
    }
}
