import Foundation
import TestSupport
import Testing

/// Votes in the dashboard: three jobs, the chart, and the proof at the end.
@Suite(.enabled(if: TmuxSession.isAvailable, "tmux is not installed"), .timeLimit(.minutes(3)))
struct DashboardVotesTests {
    @Test("votes flow from the API to the chart, and after x nothing is lost, double, open or left running")
    func countsVotesAndProvesIt() async throws {
        let stage = try Stage()
        let port = try FreePort.find()
        try configure(stage, port: port)
        let dashboard = try await DashboardScreen.start(stage)
        let process = try dashboard.processID()
        try await dashboard.press("4", shows: "stream engine")
        try dashboard.session.press("a")
        try await dashboard.session.wait(for: "http://127.0.0.1:\(port)")
        #expect(FreePort.isOpen(port))
        try dashboard.session.press("p")
        try dashboard.session.press("s")
        let snapshot = stage.workspace + "/output/final_snapshot/part-00000.csv"
        try await wait("a chart of votes") { try Self.total(snapshot) > 40 }
        let before = try Self.total(snapshot)
        try await wait("more votes") { try Self.total(snapshot) > before }

        try dashboard.session.press("x")
        try await dashboard.session.wait(for: "0 lost · 0 double")
        #expect(!FreePort.isOpen(port))
        let files = try FileManager.default.contentsOfDirectory(atPath: stage.workspace + "/raw_data")
        let inFiles = try files.filter { $0.hasSuffix(".json") }.reduce(0) { sum, name in
            try sum + Self.votes(inFile: stage.workspace + "/raw_data/" + name)
        }
        #expect(try Self.total(snapshot) == inFiles)

        try dashboard.session.press("q")
        #expect(try await dashboard.waitForEnd() == 0)
        #expect(try dashboard.isTerminalAsBefore())
        try await DashboardScreen.waitUntilGone(process)
    }

    @Test("leaving while votes flow takes a last batch and tells on the terminal what became of each job")
    func leavingStopsEverything() async throws {
        let stage = try Stage()
        let port = try FreePort.find()
        try configure(stage, port: port)
        let dashboard = try await DashboardScreen.start(stage)
        try dashboard.session.press("a")
        try await wait("the API") { FreePort.isOpen(port) }
        try dashboard.session.press("p")
        try dashboard.session.press("s")
        let snapshot = stage.workspace + "/output/final_snapshot/part-00000.csv"
        try await wait("a chart of votes") { try Self.total(snapshot) > 0 }
        try dashboard.session.press("q")
        #expect(try await dashboard.waitForEnd() == 0)
        try await dashboard.session.wait(for: "The poller has stopped")
        try await dashboard.session.wait(for: "votes served in")
        try await dashboard.session.wait(for: "0 lost · 0 double")
        #expect(!FreePort.isOpen(port))
        #expect(try dashboard.isTerminalAsBefore())
    }

    @Test("a port that is taken is a failed job with its reason, not the end of the dashboard")
    func aTakenPortIsToldAndCanBeTriedAgain() async throws {
        let stage = try Stage()
        let taken = try FreePort.hold()
        try configure(stage, port: taken.port)
        let dashboard = try await DashboardScreen.start(stage)
        try await dashboard.press("5", shows: "stream engine")
        try dashboard.session.press("a")
        try await dashboard.session.wait(for: "port \(taken.port) of 127.0.0.1")
        taken.release()
        try dashboard.session.press("a")
        try await dashboard.session.wait(for: "http://127.0.0.1:\(taken.port)")
    }

    private func configure(_ stage: Stage, port: Int) throws {
        try stage.write(
            """
            [votes]
            port = \(port)
            url = "http://127.0.0.1:\(port)/votes?delay=0"
            poll_interval = 0.2
            trigger = 0.3
            """, to: "config/cyclorama/config.toml")
    }

    private func wait(_ what: String, _ condition: () throws -> Bool) async throws {
        let deadline = ContinuousClock.now + TmuxSession.patience
        while try !condition() {
            guard ContinuousClock.now < deadline else { throw TmuxSession.Failure("not in time: \(what)") }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Votes on the published chart; 0 before there is one.
    private static func total(_ snapshot: String) throws -> Int {
        guard FileManager.default.fileExists(atPath: snapshot) else { return 0 }
        return try String(contentsOfFile: snapshot, encoding: .utf8).split(separator: "\n")
            .reduce(0) { $0 + (Int($1.split(separator: ",").last ?? "") ?? 0) }
    }

    private static func votes(inFile path: String) throws -> Int {
        let answer = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path))) as? [String: Any]
        return (answer?["votes"] as? [Any])?.count ?? 0
    }
}
