import AdHocSQL
import Foundation
import Glibc
import TestSupport
import Testing

/// A query that takes too long, or too much, ends; and its process with it.
@Suite(.enabled(if: AskedDuckDB.program != nil, AskedDuckDB.absence), .timeLimit(.minutes(2)), .serialized)
struct StopTests {
    /// Would take days. The name in it finds its process.
    private static func endless(_ name: String) -> String {
        "SELECT count(*) AS \(name) FROM range(10000000000) a, range(1000) b WHERE hash(a.range + b.range) = 7"
    }

    @Test func longQueryIsStopped() async throws {
        let start = ContinuousClock.now
        let fault = try #require(try await SQLSite().fault(of: Self.endless("stop_long"), timeout: 0.5))
        #expect(fault.kind == .timedOut && fault.remedy.contains("--timeout"))
        #expect(ContinuousClock.now - start < .seconds(20))
        #expect(Self.processes("stop_long").isEmpty)
    }

    @Test func cancelledQueryLeavesNoProcess() async throws {
        let site = try SQLSite()
        let task = Task { try await site.ask(Self.endless("stop_cancel")) }
        try await Self.wait { !Self.processes("stop_cancel").isEmpty }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(Self.processes("stop_cancel").isEmpty)
    }

    @Test func cutQueryLeavesNoProcess() async throws {
        let result = try await SQLSite().ask(
            "SELECT range AS stop_cut FROM range(1000000000000)", limit: SQLLimit(rows: 5))
        #expect(result.isCut && Self.processes("stop_cut").isEmpty)
    }

    @Test func hungryQueryIsRefusedMemory() async throws {
        let fault = try #require(
            try await SQLSite().fault(
                of: "SELECT range, hash(range) AS h, range::VARCHAR AS t FROM range(30000000) ORDER BY h",
                memory: 100_000_000))
        #expect(fault.kind == .outOfMemory && fault.message.contains("100 MB"))
    }

    @Test func killedDuckDBIsNoResult() async throws {
        let site = try SQLSite()
        let task = Task { try await site.fault(of: Self.endless("stop_kill")) }
        try await Self.wait { !Self.processes("stop_kill").isEmpty }
        for process in Self.processes("stop_kill") { kill(process, SIGKILL) }
        let fault = try await task.value
        #expect(fault?.message.contains("ended without a result") == true)
    }

    /// Running processes with this word in their arguments.
    private static func processes(_ word: String) -> [pid_t] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.filter { process in
            process != getpid()
                && (FileManager.default.contents(atPath: "/proc/\(process)/cmdline"))
                    .map { String(decoding: $0, as: UTF8.self).contains(word) } == true
        }
    }

    private static func wait(until condition: () -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while !condition() {
            guard ContinuousClock.now < deadline else { throw CancellationError() }
            try await Task.sleep(for: .milliseconds(10))
        }
    }
}
