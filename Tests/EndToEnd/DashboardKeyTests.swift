import TestSupport
import Testing

/// The real dashboard at a real terminal: what it shows at the first start, and what every key does.
@Suite(.enabled(if: TmuxSession.isAvailable, "tmux is not installed"), .timeLimit(.minutes(3)))
struct DashboardKeyTests {
    @Test func firstStartShowsTheSampleAndSaysSo() async throws {
        let dashboard = try await DashboardScreen.start()
        for text in ["sample · 14 days to 14 Apr 2022", "CHANNEL", "Kênh truyền hình", "3.84 k", "RFM"] {
            try await dashboard.session.wait(for: text)
        }
    }

    @Test func keysShowScreensPanesAndHelp() async throws {
        let dashboard = try await DashboardScreen.start()
        try await dashboard.press("2", shows: "customers  100 %")
        try await dashboard.press("3", shows: "Risers and fallers")
        try await dashboard.press("4", shows: "live song votes")
        try await dashboard.press("5", shows: "Sample searches loaded")
        try await dashboard.press("1", shows: "Top apps")
        try await dashboard.press("z", shows: "unzoom")
        try await dashboard.press("Tab", shows: "Kênh truyền hình")
        try await dashboard.session.wait(until: "one pane is shown") { !$0.contains("Top apps") }
        try await dashboard.press("Escape", shows: "Top apps")
        try await dashboard.press("?", shows: "Load daily logs from a folder")
        try await dashboard.press("Escape", shows: "Tab pane")
        try await dashboard.press("x", shows: "Nothing runs.")
        try await dashboard.press("e", shows: "Load search logs from the folder")
        try dashboard.session.press("Escape")
        try await dashboard.session.wait(until: "the dialog is closed") { !$0.contains("Load search logs from") }
        try await dashboard.press("b", shows: "Load logs from the folder")
        try dashboard.session.press("Escape")
        try await dashboard.session.wait(until: "the dialog is closed") { !$0.contains("Load logs from") }
    }

    @Test func anySizeIsUsable() async throws {
        let dashboard = try await DashboardScreen.start()
        try await dashboard.press("1", shows: "Top apps")
        for (columns, rows, text) in [(80, 24, "Top apps"), (20, 5, "q quit"), (200, 60, "Segments"), (120, 36, "RFM")]
        {
            try dashboard.session.resize(columns: columns, rows: rows)
            try await dashboard.session.wait(until: "the screen has \(rows) rows and shows “\(text)”") {
                let hasAllRows = $0.split(separator: "\n", omittingEmptySubsequences: false).count == rows + 1
                return hasAllRows && $0.contains(text) && $0.contains("q quit")
            }
        }
    }
}
