import TerminalUI
import Testing

@testable import Dashboard

@Suite struct SQLReducerTests {
    private func press(_ state: inout DashboardState, _ keys: Key...) -> [DashboardEffect] {
        keys.flatMap { state.reduce(.input(.key($0))) }
    }

    private func type(_ state: inout DashboardState, _ text: String) {
        for character in text { _ = press(&state, character == "\n" ? .enter : .character(character)) }
    }

    private func typing(_ text: String = "") throws -> DashboardState {
        var state = try SQLFixture.state(columns: 120, rows: 36, editor: "")
        _ = press(&state, .tab)
        type(&state, text)
        return state
    }

    @Test("letters go into the query and start no job")
    func letters() throws {
        var state = try typing()
        let text = "baxqs12345:?/zf"
        for character in text { #expect(press(&state, .character(character)).isEmpty) }
        #expect(state.sql.editor.text == text && state.screen == .sql && state.overlay == nil)
        _ = press(&state, .escape, .character("1"))
        #expect(state.screen == .overview)
    }

    @Test("a pasted text with tabs stays in the editor")
    func pasted() throws {
        var state = try typing()
        for character in "SELECT 1,\tq" { _ = press(&state, character == "\t" ? .tab : .character(character)) }
        #expect(state.sql.editor.text == "SELECT 1,    q" && state.isTypingSQL)
    }

    @Test("Esc leaves the editor for the answer, where there is one")
    func left() throws {
        var state = try typing("SELECT 1")
        _ = press(&state, .escape)
        #expect(state.focusedPane == .sqlCatalog)
        _ = press(&state, .tab, .function(5))
        _ = state.reduce(.sql(.result(SQLFixture.result(), run: 1)))
        _ = press(&state, .escape)
        #expect(state.focusedPane == .sqlResult)
    }

    @Test("6 shows the screen, and its first keys are not swallowed")
    func entered() throws {
        var state = try SQLFixture.state(columns: 120, rows: 36, editor: "")
        state.screen = .overview
        _ = press(&state, .character("6"))
        #expect(state.screen == .sql)
        _ = press(&state, .character("5"))
        #expect(state.screen == .jobs)
    }

    @Test("F5 and Ctrl-R run the query from every pane", arguments: [Key.function(5), .control("r")])
    func run(key: Key) throws {
        for pane in Screen.sql.panes {
            var state = try SQLFixture.state(columns: 120, rows: 36, editor: "SELECT 1")
            state.focus[.sql] = pane
            #expect(press(&state, key) == [.sql(.run("SELECT 1", run: 1)), .sql(.remember(["SELECT 1"]))])
            #expect(state.sql.isRunning && state.secondsToNextClock == 1)
        }
    }

    @Test("nothing to run says what to do")
    func nothing() throws {
        var state = try typing("  \n ")
        #expect(press(&state, .function(5)).isEmpty && state.message?.text.contains("pick a question") == true)
    }

    @Test("without DuckDB nothing is run")
    func absent() throws {
        var state = try typing("SELECT 1")
        _ = state.reduce(.sql(.catalog(SQLCatalog(questions: [], tables: [], absence: SQLProblem("no DuckDB")))))
        #expect(press(&state, .function(5)).isEmpty && state.message?.text == "No DuckDB.")
    }

    @Test("an answer to an earlier question is not taken for this one's")
    func late() throws {
        var state = try typing("SELECT 1")
        _ = press(&state, .function(5), .function(5))
        _ = state.reduce(.sql(.result(SQLFixture.result(), run: 1)))
        #expect(state.sql.isRunning)
        _ = state.reduce(.sql(.stopped(run: 1)))
        #expect(state.sql.isRunning)
        _ = state.reduce(.sql(.result(SQLFixture.result(), run: 2)))
        #expect(state.sql.result?.rows.count == 230)
    }

    @Test("Esc stops the query that runs before it does anything else", arguments: Screen.sql.panes)
    func stop(pane: Pane) throws {
        var state = try SQLFixture.state(columns: 120, rows: 36, editor: "SELECT 1")
        state.focus[.sql] = pane
        _ = press(&state, .function(5))
        #expect(press(&state, .escape) == [.sql(.stop)])
        _ = state.reduce(.sql(.stopped(run: 1)))
        #expect(render(state).buffer.plainText.contains("The query was stopped."))
    }

    @Test("a question replaces the query, which stays in the history; a table joins it")
    func insert() throws {
        var state = try typing("SELECT 'mine'")
        _ = press(&state, .escape, .enter)
        #expect(state.sql.editor.text == SQLFixture.apps && state.isTypingSQL)
        _ = press(&state, .control("p"))
        #expect(state.sql.editor.text == "SELECT 'mine'")
        state.focus[.sql] = .sqlCatalog
        _ = press(&state, .end, .up, .enter)
        #expect(state.sql.editor.text == "SELECT 'mine'votes")
        var empty = try SQLFixture.state(columns: 120, rows: 36, editor: "")
        _ = press(&empty, .end, .enter)
        #expect(empty.sql.editor.text == "SELECT * FROM runs LIMIT 100")
    }

    @Test("history goes back by Up in the first line and returns to what was typed")
    func history() throws {
        var state = try typing("SELECT 1")
        _ = press(&state, .function(5))
        state.sql.editor = TextEditor("SELECT 2")
        _ = press(&state, .function(5))
        state.sql.editor = TextEditor("half\ntyped")
        _ = press(&state, .up)
        #expect(state.sql.editor.text == "half\ntyped")
        _ = press(&state, .up, .up)
        #expect(state.sql.editor.text == "SELECT 1")
        _ = press(&state, .up)
        #expect(state.sql.editor.text == "SELECT 1")
        _ = press(&state, .control("n"), .down)
        #expect(state.sql.editor.text == "half\ntyped")
    }

    @Test("a mistake moves the cursor to its place, as long as the text is the same")
    func mistake() throws {
        var state = try typing("SELECT 'ấ',\n  nope\nFROM x")
        _ = press(&state, .function(5))
        _ = state.reduce(.sql(.failed(SQLProblem("no column", line: 2, column: 3), run: 1)))
        #expect((state.sql.editor.row, state.sql.editor.column) == (1, 2))
        #expect(state.sql.problemInEditor != nil)
        type(&state, "x")
        #expect(state.sql.problemInEditor == nil)
        _ = state.reduce(.sql(.failed(SQLProblem("no column", line: 99, column: 99), run: 1)))
        _ = render(state)
    }

    @Test("the whole result is exported on w, and only where there is one")
    func export() throws {
        var state = try SQLFixture.state(columns: 120, rows: 36)
        #expect(press(&state, .character("w")).isEmpty)
        state = try SQLFixture.answered(columns: 120, rows: 36)
        #expect(press(&state, .character("w")) == [.sql(.export)])
    }

    @Test("the grid moves both ways and stops at its ends")
    func moves() throws {
        var state = try SQLFixture.answered(columns: 80, rows: 24)
        for _ in 0..<50 { _ = press(&state, .right) }
        #expect(state.sql.firstColumn == 8)
        for _ in 0..<50 { _ = press(&state, .left) }
        #expect(state.sql.firstColumn == 0)
        _ = press(&state, .end)
        #expect(render(state).buffer.plainText.contains("of 230"))
        #expect(render(state).buffer.plainText.contains("–230 of 230"))
    }

    @Test("a click in the catalog chooses, and the wheel moves")
    func mouse() throws {
        var state = try SQLFixture.state(columns: 120, rows: 36, editor: "")
        let frame = render(state)
        let hit = try #require(frame.hits.first { $0.target == .row(.sqlCatalog, 3) })
        _ = state.reduce(.input(.mouse(MouseEvent(.press, column: hit.area.column + 2, row: hit.area.row))))
        #expect(state.sql.chosen == 3)
        _ = state.reduce(.input(.mouse(MouseEvent(.wheelDown, column: hit.area.column + 2, row: hit.area.row))))
        #expect(state.sql.chosen == 4)
    }

    @Test("no text, key or result brings the screen down", arguments: [1, 2, 3] as [UInt64])
    func random(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        var state = try SQLFixture.state(columns: 80, rows: 24, editor: "")
        let keys: [Key] =
            "a'-/*\" Gế日;(".map { .character($0) }
            + [.enter, .escape, .tab, .backspace, .delete, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown]
            + [.function(5), .control("p"), .control("n"), .control("k"), .control("u"), .control("w")]
        for step in 0..<1500 {
            if let key = keys.randomElement(using: &random) { _ = press(&state, key) }
            let run = state.sql.run
            switch step % 50 {
            case 7: _ = state.reduce(.sql(.result(SQLFixture.result(rows: step % 9), run: run)))
            case 19:
                let place = (Int.random(in: -1...9, using: &random), Int.random(in: -1...99, using: &random))
                _ = state.reduce(.sql(.failed(SQLProblem("x", line: place.0, column: place.1), run: run)))
            case 31:
                _ = state.reduce(
                    .sql(.result(SQLResultView(columns: [], rows: [], isCut: false, seconds: .nan), run: run)))
            case 43:
                let size = Size(
                    columns: Int.random(in: 1...130, using: &random), rows: Int.random(in: 1...50, using: &random))
                _ = state.reduce(.input(.resize(size)))
            default: break
            }
            let frame = render(state)
            #expect(frame.buffer.size == state.size)
        }
    }

    @Test("the footer offers a key where it does something")
    func footer() throws {
        var state = try SQLFixture.answered(columns: 120, rows: 36)
        let footer = { (state: DashboardState) in
            String(render(state).buffer.plainText.split(separator: "\n").last ?? "")
        }
        #expect(!footer(state).contains("take it") && footer(state).contains("← → columns"))
        state.focus[.sql] = .sqlCatalog
        #expect(footer(state).contains("Enter take it") && !footer(state).contains("← → columns"))
    }

    @Test("a line of the editor that goes on beyond its edge ends with an ellipsis, and begins with one")
    func edges() throws {
        var state = try SQLFixture.state(columns: 80, rows: 24, editor: "SELECT " + String(repeating: "x", count: 200))
        #expect(render(state).buffer.plainText.contains("xxx… │"))
        state.focus[.sql] = .sqlEditor
        _ = state.reduce(.input(.key(.end)))
        let text = render(state).buffer.plainText
        #expect(text.contains("│ …xxx") && !text.contains("x… │"))
    }
}
