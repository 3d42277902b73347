import Logging
import Pipeline
import TerminalUI
import Votes

/// The vote API as a job of the dashboard.
final class VoteAPIJob: Job {
    let id: JobID = "api"
    let title = "Vote API"

    private let options: SimulatorOptions
    private let feed: VotesFeed

    init(_ configuration: VotesConfiguration, feed: VotesFeed) {
        options = SimulatorOptions(port: configuration.port)
        self.feed = feed
    }

    func run(_ context: JobContext) async throws -> JobSummary {
        let simulator = VoteSimulator(options: options)
        do {
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                let (addresses, address) = AsyncStream.makeStream(of: BoundAddress.self)
                tasks.addTask {
                    for await address in addresses { try await Self.report(simulator, at: address, to: context) }
                }
                defer { tasks.cancelAll() }
                try await simulator.run { [feed] bound in
                    feed.note("the vote API listens on \(bound.url)")
                    address.yield(bound)
                }
            }
        } catch is CancellationError {
            // Stopped while it served, or before.
        } catch {
            feed.report(error: "vote API: \(error)")
            throw error
        }
        feed.note("the vote API has stopped; its port is closed")
        return JobSummary("The vote API has stopped: \(Self.words(simulator.counters)).")
    }

    /// Looks twice a second, and reports what has changed.
    private static func report(
        _ simulator: VoteSimulator, at address: BoundAddress, to context: JobContext
    ) async throws {
        var shown: SimulatorCounters?
        while true {
            let counters = simulator.counters
            if counters != shown {
                context.report(JobProgress(address.url, counters: Self.counters(of: counters)))
                shown = counters
            }
            try await Task.sleep(for: .milliseconds(500))
        }
    }

    private static func counters(of counters: SimulatorCounters) -> [JobCounter] {
        [
            .of(counters.requests, "request"),
            .of(counters.votes, "vote"),
            JobCounter("refused", NumberText.grouped(Int64(counters.errors))),
        ]
    }

    private static func words(_ counters: SimulatorCounters) -> String {
        "\(NumberText.grouped(Int64(counters.votes))) votes served in "
            + NumberText.counted(Int64(counters.requests), "request")
    }
}
