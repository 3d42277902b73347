import TerminalUI
import Testing

@testable import Dashboard

@Suite struct SQLGoldenFrameTests {
    private static let sizes = [(20, 5), (34, 40), (40, 10), (80, 24), (100, 30), (120, 36), (200, 60)]

    @Test("a result is a grid that fits every size", arguments: sizes)
    func result(columns: Int, rows: Int) throws {
        try Golden.check(try SQLFixture.answered(columns: columns, rows: rows), "sql-\(columns)x\(rows)")
    }

    @Test("the first look says what to do", arguments: [(40, 10), (80, 24), (120, 36)])
    func first(columns: Int, rows: Int) throws {
        var state = try SQLFixture.state(columns: columns, rows: rows, editor: "")
        state.sql.chosen = 6
        try Golden.check(state, "sql-first-\(columns)x\(rows)")
    }

    @Test("a query being typed shows its cursor and its keys", arguments: [(40, 10), (80, 24), (120, 36)])
    func typing(columns: Int, rows: Int) throws {
        var state = try SQLFixture.state(columns: columns, rows: rows, editor: "")
        state.focus[.sql] = .sqlEditor
        for character in "SELECT song, 'Nhạc đỏ 日本' FROM votes\nWHERE q" {
            _ = state.reduce(.input(.key(character == "\n" ? .enter : .character(character))))
        }
        try Golden.check(state, "sql-typing-\(columns)x\(rows)")
    }

    @Test("a mistake is shown at its place", arguments: [(40, 10), (80, 24), (120, 36)])
    func mistake(columns: Int, rows: Int) throws {
        var state = try SQLFixture.state(columns: columns, rows: rows)
        _ = state.reduce(.input(.key(.function(5))))
        let problem = SQLProblem(
            "there is no table “dim_apps”", remedy: "there is: dim_app, dim_contract, fact_usage, votes, runs", line: 4,
            column: 6)
        _ = state.reduce(.sql(.failed(problem, run: state.sql.run)))
        state.focus[.sql] = .sqlResult
        try Golden.check(state, "sql-mistake-\(columns)x\(rows)")
        if columns == 80 { try Golden.check(render(state).buffer.ansiText, "sql-mistake-80x24.ansi") }
    }

    @Test("without DuckDB the screen says how to get it", arguments: [(40, 10), (80, 24), (120, 36)])
    func absent(columns: Int, rows: Int) throws {
        var state = try SQLFixture.state(columns: columns, rows: rows, editor: "")
        var catalog = SQLFixture.catalog
        catalog.absence = SQLProblem(
            "DuckDB is not installed; ad-hoc SQL needs it, nothing else does",
            remedy: "get it with `pip install duckdb-cli`, or from https://duckdb.org, and have it on PATH")
        _ = state.reduce(.sql(.catalog(catalog)))
        state.focus[.sql] = .sqlResult
        try Golden.check(state, "sql-absent-\(columns)x\(rows)")
    }

    @Test("a running query tells its time and how to stop it")
    func running() throws {
        var state = try SQLFixture.state(columns: 80, rows: 24)
        _ = state.reduce(.input(.key(.function(5))))
        _ = state.reduce(.clock(state.now + 12))
        try Golden.check(state, "sql-running-80x24")
    }

    @Test("a cut result says so, and columns to the right come into view")
    func cutAndMoved() throws {
        let result = SQLFixture.result(rows: 10_000, isCut: true)
        var state = try SQLFixture.answered(columns: 80, rows: 24, result: result)
        for _ in 0..<3 { _ = state.reduce(.input(.key(.right))) }
        for _ in 0..<2 { _ = state.reduce(.input(.key(.pageDown))) }
        try Golden.check(state, "sql-moved-80x24")
        state.isZoomed = true
        try Golden.check(state, "sql-zoom-80x24")
    }

    @Test("a result without rows keeps its columns")
    func noRows() throws {
        try Golden.check(
            try SQLFixture.answered(columns: 80, rows: 24, result: SQLFixture.result(rows: 0)), "sql-no-rows-80x24")
    }

    @Test("the screen reads without Unicode")
    func ascii() throws {
        let plain = TerminalCapabilities(colors: .mono, isUnicode: false)
        let state = try SQLFixture.answered(columns: 80, rows: 24, capabilities: plain)
        #expect(render(state).buffer.plainText.utf8.allSatisfy { $0 < 0x80 })
        try Golden.check(state, "sql-80x24-ascii")
    }
}
