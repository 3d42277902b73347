import TestSupport
import Testing

/// The customers screen at a real terminal.
@Suite(.enabled(if: TmuxSession.isAvailable, "tmux is not installed"), .timeLimit(.minutes(3)))
struct DashboardCustomersTests {
    @Test("a customer is found by typing, opened, and left again")
    func findAndOpen() async throws {
        let dashboard = try await DashboardScreen.start()
        try await dashboard.press("2", shows: "customers  100 %")
        try await dashboard.press("/", shows: "contract or MAC")
        for key in ["h", "n"] { try dashboard.session.press(key) }
        try await dashboard.session.wait(for: "/hn")
        try await dashboard.press("Enter", shows: "Tab pane")
        try await dashboard.press(">", shows: "app▲")
        try await dashboard.press("r", shows: "app▼")
        try await dashboard.press("Enter", shows: "newest first")
        try await dashboard.session.wait(for: "segment's mean")
        try await dashboard.press("Escape", shows: "/hn")
        try await dashboard.press("Escape", shows: "customers  100 %")
        try await dashboard.press("Tab", shows: "Segments")
        try await dashboard.press("Enter", shows: "Champions")
        try await dashboard.press("C", shows: "customers  100 %")
    }
}
