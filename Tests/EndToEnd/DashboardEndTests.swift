import Foundation
import TestSupport
import Testing

/// Every way to leave gives the terminal back and leaves no process behind.
@Suite(.enabled(if: TmuxSession.isAvailable, "tmux is not installed"), .timeLimit(.minutes(3)))
struct DashboardEndTests {
    @Test func quits() async throws {
        let dashboard = try await DashboardScreen.start()
        try dashboard.session.press("q")
        #expect(try await dashboard.waitForEnd() == 0)
        #expect(try dashboard.isTerminalAsBefore())
        #expect(try !DashboardScreen.isRunning(dashboard.processID()))
    }

    @Test(arguments: [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)])
    func endsBySignal(signal: Int32, status: Int32) async throws {
        let dashboard = try await DashboardScreen.start()
        Glibc.kill(try dashboard.processID(), signal)
        #expect(try await dashboard.waitForEnd() == status)
        #expect(try dashboard.isTerminalAsBefore())
    }

    @Test("a terminal without a second screen is left empty, not full of what was drawn")
    func leavesASingleScreen() async throws {
        let dashboard = try await DashboardScreen.start(terminal: "vt100")
        try dashboard.session.press("q")
        #expect(try await dashboard.waitForEnd() == 0)
        #expect(try dashboard.isTerminalAsBefore())
        #expect(try !dashboard.session.screen().contains("Top apps"))
    }

    @Test func endsWhenTheTerminalGoes() async throws {
        let dashboard = try await DashboardScreen.start()
        let process = try dashboard.processID()
        dashboard.session.kill()
        try await DashboardScreen.waitUntilGone(process)
    }

    @Test func stopsARunningLoadBeforeItLeaves() async throws {
        let stage = try Stage()
        let logs = try await stage.logs(days: 4, records: 400_000)
        let dashboard = try await DashboardScreen.start(stage)
        try await dashboard.press("5", shows: "Nothing runs.")
        try await dashboard.press("b", shows: "Load logs from the folder")
        try dashboard.session.type(logs)
        try dashboard.session.press("Enter")
        try Stage.block(until: "it parses") { try dashboard.session.screen().contains("1/4 parsing") }
        try dashboard.session.press("q")
        #expect(try await dashboard.waitForEnd() == 0)
        #expect(try dashboard.isTerminalAsBefore())
        let show = try stage.run("show", "--screen", "jobs", "--format", "json")
        #expect(show.output.contains("\"interrupted\""))
        #expect(try stage.run("show").output.contains("sample ·"))
    }

    @Test func namesShowWhereThereIsNoTerminal() throws {
        let result = try Stage().run()
        #expect(result.status == 1)
        #expect(result.errors.contains("cyclorama show"))
        #expect(result.output.isEmpty)
    }
}
