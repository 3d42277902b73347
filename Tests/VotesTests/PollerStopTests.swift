import Synchronization
import TestSupport
import Testing

@testable import Votes

@Suite(.timeLimit(.minutes(2)))
struct PollerStopTests {
    /// The connection would be given up after an hour, and this test after two minutes. Each round stops a little later.
    @Test func aStopDoesNotWaitForAHostThatIsSilent() async throws {
        let host = try SilentHost()
        let url = try PollURL(host.url)
        for round in 0..<20 {
            let hasBegun = Mutex(false)
            let run = Task {
                try await TransferClient.with(longestConnect: 3600) { client in
                    hasBegun.withLock { $0 = true }
                    return try await Transfer(url: url, limit: 1 << 20, client: client).run()
                }
            }
            try await wait(until: "it has begun") { hasBegun.withLock { $0 } }
            for _ in 0..<round * 50 { await Task.yield() }
            run.cancel()
            await #expect(throws: FetchError.cancelled) { try await run.value }
        }
    }
}
