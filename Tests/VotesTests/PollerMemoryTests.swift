import Foundation
import TestSupport
import Testing
import Votes

@Suite(.timeLimit(.minutes(2)))
struct PollerMemoryTests {
    /// In a process of its own, where nobody else needs memory; several pollers, because one makes 100 polls a second at
    /// most. What a poll leaves behind, the polls of a year leave three million times.
    @Test("2,000 polls, each over a new connection, make the resident set grow by less than 1.5 MB")
    func doesNotGrow() async throws {
        let server = try PollerServer([.answer(PollerRun.good)])
        defer { server.stop() }
        await #expect(processExitsWith: .success) { [url = server.url as String] in
            let folder = try TemporaryFolder()
            let pollers = try (0..<8).map {
                VotePoller(
                    options: PollerOptions(
                        url: try PollURL(url), interval: .milliseconds(10), output: folder["\($0)"]))
            }
            try await withThrowingTaskGroup { group in
                for poller in pollers { group.addTask { try await poller.run() } }
                func growth(untilPolls count: Int) async throws -> Int {
                    let before = try Self.residentBytes()
                    try await wait(until: "\(count) polls are made") {
                        pollers.reduce(0) { $0 + $1.snapshot.files } >= count
                    }
                    return try Self.residentBytes() - before
                }
                _ = try await growth(untilPolls: 2000)
                let growth = try await growth(untilPolls: 4000)
                #expect(growth < 1_500_000, "grown by \(growth) bytes")
                group.cancelAll()
                try await group.waitForAll()
            }
        }
    }

    private static func residentBytes() throws -> Int {
        let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
        return try #require(Int(pages[1])) * sysconf(Int32(_SC_PAGESIZE))
    }
}
