import Foundation
import TestSupport
import Testing

/// Loading from the dashboard, and what other processes publish meanwhile.
@Suite(.enabled(if: TmuxSession.isAvailable, "tmux is not installed"), .timeLimit(.minutes(3)))
struct DashboardLoadTests {
    @Test func loadsAFolderAndRemembersIt() async throws {
        let stage = try Stage()
        let logs = try await stage.logs(dirty: true)
        let dashboard = try await DashboardScreen.start(stage)
        try await load(logs, in: dashboard)
        try await dashboard.session.wait(for: "2 days loaded")
        let screen = try await dashboard.session.wait(for: "2 days to 2 Apr 2022")
        #expect(!screen.contains("sample ·"))
        try await dashboard.session.wait(for: "3 runs")
        try await dashboard.session.wait(for: "negative_total_duration")
        // Another start offers the folder, and finds nothing new in it.
        try dashboard.session.press("q")
        _ = try await dashboard.waitForEnd()
        let again = try TmuxSession([Stage.program], columns: 120, rows: 36, environment: stage.environment)
        try await again.wait(for: "2 days to 2 Apr 2022")
        try again.press("5")
        try await again.wait(for: "Nothing runs.")
        try again.press("b")
        try await again.wait(for: logs)
        try again.press("Enter")
        try await again.wait(for: "Nothing new")
    }

    @Test func saysWhyALoadFailedAndTriesAgain() async throws {
        let stage = try Stage()
        let dashboard = try await DashboardScreen.start(stage)
        try await load(stage.root + "/nowhere", in: dashboard)
        try await dashboard.session.wait(for: "No such file or directory")
        try FileManager.default.moveItem(
            atPath: await stage.logs(), toPath: stage.root + "/nowhere")
        try await dashboard.press("b", shows: "nowhere")
        try dashboard.session.press("Enter")
        try await dashboard.session.wait(for: "2 days loaded")
    }

    @Test func showsWhatAnotherProcessPublishes() async throws {
        let stage = try Stage()
        let logs = try await stage.logs()
        let dashboard = try await DashboardScreen.start(stage)
        // Two loads at a time are refused.
        try await dashboard.press("5", shows: "Sample searches loaded")
        #expect(try stage.run("etl", "content", "--input", logs).status == 0)
        try await dashboard.session.wait(for: "2 days to 2 Apr 2022")
    }

    private func load(_ folder: String, in dashboard: DashboardScreen) async throws {
        try await dashboard.press("5", shows: "Sample searches loaded")
        try await dashboard.press("b", shows: "Load logs from the folder")
        try dashboard.session.type(folder)
        try dashboard.session.press("Enter")
    }
}
