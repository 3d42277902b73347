import Foundation
import TestSupport
import Testing

/// The SQL screen at a real terminal, DuckDB behind it.
@Suite(
    .enabled(if: TmuxSession.isAvailable, "tmux is not installed"),
    .enabled(if: DuckDBHere.isAvailable, DuckDBHere.absence), .timeLimit(.minutes(3)))
struct DashboardSQLTests {
    @Test func aQuestionIsPickedRunReadAndExported() async throws {
        let stage = try Stage()
        let dashboard = try await DashboardScreen.start(stage)
        let session = dashboard.session
        try await dashboard.press("6", shows: "How many apps are there?")
        try session.press("Down", "Enter")
        try await session.wait(for: "app_total_duration DESC")
        try session.press("F5")
        let screen = try await session.wait(for: "7 rows")
        for text in ["CHANNEL", "Kênh truyền hình", "187455.3", "percent_of_hours", "bigint"] {
            #expect(screen.contains(text), "\(text)")
        }
        // Out of the editor, then the export.
        try session.press("Escape")
        try await session.wait(for: "write CSV")
        try session.press("w")
        try await session.wait(for: "7 rows written to")
        let folder = stage.workspace + "/exports"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(files.count == 1 && files[0].hasSuffix(".csv"))
        let csv = try String(contentsOfFile: folder + "/" + files[0], encoding: .utf8)
        #expect(csv.hasPrefix("app,channel_type,hours,percent_of_hours,contracts\nCHANNEL,Kênh truyền hình,187455.3,"))
        try session.press("q")
        #expect(try await dashboard.waitForEnd() == 0)
    }

    @Test func aQueryIsTypedCorrectedStoppedAndRecalled() async throws {
        let stage = try Stage()
        let dashboard = try await DashboardScreen.start(stage)
        let session = dashboard.session
        try await dashboard.press("6", shows: "How many apps are there?")
        try session.press("Tab")
        try await session.wait(for: "Esc leave")
        try session.type("SELECT 'Nhạc' AS thể_loại, count(*) AS n FROM dim_aps")
        try session.press("C-r")
        try await session.wait(for: "There is no table “dim_aps”")
        try await session.wait(for: "line 1, column 47")
        try session.press("End", "BSpace", "BSpace")
        try session.type("pp")
        try session.press("F5")
        try await session.wait(for: "1 row ·")
        try await session.wait(for: "thể_loại")
        // A query without end is stopped, and its process with it.
        try session.press("C-u")
        try session.type("SELECT count(*) AS tmux_endless FROM range(1e10::BIGINT) a, range(1e9::BIGINT) b")
        try session.press("F5")
        try await session.wait(for: "DuckDB is at work")
        try session.press("Escape")
        try await session.wait(for: "The query was stopped.")
        #expect(DuckDBHere.processes("tmux_endless").isEmpty)
        // Leaving while a query runs leaves none behind, and the next start knows the queries.
        try session.press("F5")
        try await session.wait(for: "DuckDB is at work")
        Glibc.kill(try dashboard.processID(), SIGINT)
        #expect(try await dashboard.waitForEnd() == 130)
        #expect(DuckDBHere.processes("tmux_endless").isEmpty)
        let again = try TmuxSession([Stage.program], columns: 120, rows: 36, environment: stage.environment)
        try await again.wait(for: "sample ·")
        // It opens where one left, which may be in the editor.
        try again.press("Escape")
        // A key right behind it would be one with Alt.
        try await Task.sleep(for: .milliseconds(500))
        try again.press("6")
        for _ in 0..<3 where try !again.screen().contains("Esc leave") {
            try again.press("Tab")
            try await Task.sleep(for: .milliseconds(500))
        }
        try await again.wait(for: "Esc leave")
        try again.press("Up", "Up")
        try await again.wait(for: "FROM dim_app")
    }
}
