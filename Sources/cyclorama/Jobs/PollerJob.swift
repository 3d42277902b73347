import Foundation
import Pipeline
import TerminalUI
import Votes

/// The poller of votes as a job of the dashboard.
final class PollerJob: Job {
    let id: JobID = "poller"
    let title = "Poller"

    private let configuration: VotesConfiguration
    private let output: String
    private let feed: VotesFeed

    init(_ configuration: VotesConfiguration, output: String, feed: VotesFeed) {
        self.configuration = configuration
        self.output = output
        self.feed = feed
    }

    func run(_ context: JobContext) async throws -> JobSummary {
        let options = PollerOptions(
            url: try PollURL(configuration.url), interval: .seconds(configuration.pollInterval), output: output)
        let poller = VotePoller(options: options)
        context.report(JobProgress("fetching \(options.url)"))
        do {
            try await poller.run { [feed] report in
                feed.note(report)
                context.report(JobProgress(Self.headline(report), counters: Self.counters(of: poller.snapshot)))
            }
        } catch {
            feed.report(error: "poller: \(error)")
            throw error
        }
        let snapshot = poller.snapshot
        let headline =
            "The poller has stopped: \(NumberText.grouped(Int64(snapshot.votes))) votes fetched into "
            + "\(NumberText.counted(Int64(snapshot.files), "file"))."
        feed.note("the poller has stopped")
        return JobSummary(headline)
    }

    private static func headline(_ report: PollReport) -> String {
        switch report {
        case .saved(let file): "last fetched \(NumberText.counted(Int64(file.votes), "vote"))"
        case .failed(let reason, let wait):
            "\(reason); trying again in \(NumberText.duration((wait / .seconds(1)).rounded(.up)))"
        }
    }

    private static func counters(of snapshot: PollerSnapshot) -> [JobCounter] {
        [
            .of(snapshot.polls, "poll"),
            .of(snapshot.votes, "vote"),
            JobCounter("read", NumberText.bytes(Int64(snapshot.bytes))),
            .of(snapshot.errors, "error"),
        ]
    }
}
