import TerminalUI
import Testing
import Warehouse

@testable import Dashboard

@Suite struct SearchGoldenFrameTests {
    private static let sizes = [(20, 5), (34, 40), (40, 10), (80, 24), (100, 30), (120, 36), (120, 56), (200, 60)]

    @Test("the search screen tells what changed between two months, at every size", arguments: sizes)
    func frames(columns: Int, rows: Int) throws {
        try Golden.check(SearchFixture.state(columns: columns, rows: rows), "search-\(columns)x\(rows)")
    }

    @Test("every pane says what to do where there are no searches", arguments: [(40, 10), (80, 24), (120, 36)])
    func empty(columns: Int, rows: Int) throws {
        let state = SearchFixture.state(columns: columns, rows: rows, model: nil, users: nil)
        try Golden.check(state, "search-empty-\(columns)x\(rows)")
    }

    @Test("keywords without a genre are told with their reason", arguments: [(80, 24), (120, 36), (200, 60)])
    func pending(columns: Int, rows: Int) throws {
        let state = SearchFixture.state(columns: columns, rows: rows, model: SearchFixture.pending)
        try Golden.check(state, "search-pending-\(columns)x\(rows)")
    }

    @Test(
        "a filter being typed shows its line, its matches and their number", arguments: [(40, 10), (80, 24), (120, 36)])
    func filtered(columns: Int, rows: Int) throws {
        var state = SearchFixture.state(columns: columns, rows: rows)
        _ = state.reduce(.input(.key(.character("/"))))
        let field = TextField("dau pha type:change")
        state.overlay = .filter(field)
        _ = state.reduce(.input(.key(.character("d"))))
        try Golden.check(state, "search-filter-\(columns)x\(rows)")
        _ = state.reduce(.input(.key(.character("q"))))
        #expect(render(state).buffer.plainText.contains("No user matches"))
    }

    @Test("a pane alone gives exact numbers and whole lists", arguments: Screen.search.panes)
    func zoomed(pane: Pane) throws {
        for (columns, rows) in [(120, 36), (80, 24)] {
            var state = SearchFixture.state(columns: columns, rows: rows)
            (state.isZoomed, state.focus[.search]) = (true, pane)
            try Golden.check(state, "zoom-\(pane.rawValue)-\(columns)x\(rows)")
        }
    }

    @Test("the search screen reads without Unicode")
    func ascii() throws {
        let plain = TerminalCapabilities(colors: .mono, isUnicode: false)
        for (columns, rows) in [(80, 24), (120, 36)] {
            let state = SearchFixture.state(columns: columns, rows: rows, capabilities: plain)
            #expect(render(state).buffer.plainText.utf8.allSatisfy { $0 < 0x80 })
            try Golden.check(state, "search-\(columns)x\(rows)-ascii")
        }
    }

    @Test("the matrix is shaded without colour")
    func mono() throws {
        let mono = TerminalCapabilities(colors: .mono, isUnicode: true)
        let state = SearchFixture.state(columns: 120, rows: 36, capabilities: mono)
        try Golden.check(state, "search-120x36-mono")
        let small = SearchFixture.state(columns: 80, rows: 24, capabilities: mono)
        try Golden.check(render(small).buffer.ansiText, "search-80x24-mono.ansi")
    }

    @Test("the search logs' folder is asked for in their own words")
    func dialog() throws {
        var state = SearchFixture.state(columns: 80, rows: 24)
        _ = state.reduce(.input(.key(.character("e"))))
        try Golden.check(state, "search-dialog-80x24")
    }
}
