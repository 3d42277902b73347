import TerminalUI
import Testing

@testable import Dashboard

@Suite struct ColumnTests {
    private func press(_ keys: [Key], _ state: inout DashboardState) {
        for key in keys { _ = state.reduce(.input(.key(key))) }
    }

    @Test("c hides and shows columns of the history; the list stays open and the table changes beside it")
    func history() throws {
        var state = Fixture.state(.jobs, columns: 120, rows: 36, model: nil)
        press([.character("c"), .character("i"), .character("n"), .character("p"), .enter], &state)
        #expect(state.hiddenColumns == [.history: ["input"]] && state.overlay != nil)
        #expect(render(state).buffer.plainText.contains("Enter show or hide"))
        press([.escape], &state)
        let text = render(state).buffer.plainText
        #expect(text.contains("rejected") && !text.contains("/mnt/usb  "))
        press([.character("c"), .down, .down, .character(" "), .escape], &state)
        #expect(state.hidden(.history).isEmpty)
    }

    @Test("every column that can be hidden is one of the table, and leaves it", arguments: Pane.allCases)
    func named(pane: Pane) throws {
        for column in pane.columns {
            var state = try StreamFixture.running.state(columns: 200, rows: 60)
            _ = state.reduce(.search(SearchFixture.model, SearchFixture.few))
            _ = state.reduce(.customers(.data(CustomersFixture.data(20))))
            state.runs = Fixture.runs()
            state.screen = try #require(Screen.allCases.first { $0.panes.contains(pane) })
            (state.focus[state.screen], state.isZoomed) = (pane, true)
            let before = render(state).buffer
            state.toggleColumn(pane, column)
            #expect(render(state).buffer != before, "\(pane.rawValue): \(column)")
        }
    }

    @Test("favourite app and scores are in the customers' table from 80 columns on", arguments: [(80, 24), (120, 36)])
    func customers(columns: Int, rows: Int) throws {
        let lines = render(try CustomersFixture.state(columns: columns, rows: rows)).buffer.plainText
            .split(separator: "\n")
        let head = try #require(lines.first { $0.contains("contract") })
        for name in ["segment", "RFM", "ago", "days", "hours", "app", "14 days"] { #expect(head.contains(name)) }
        #expect(lines.contains { $0.prefix(72).contains("CHANNEL") })
    }

    @Test("what the customers are sorted by can be hidden, too, and one customer has no columns to choose")
    func sortedColumn() throws {
        var state = try CustomersFixture.state(columns: 80, rows: 24)
        state.toggleColumn(.customerTable, "hours")
        #expect(!render(state).buffer.plainText.contains("hours▼"))
        state = CustomersFixture.open(state)
        press([.character("c")], &state)
        #expect(state.overlay == nil && state.message?.text.contains("no columns") == true)
    }

    @Test("a screen without such a table says so")
    func none() throws {
        var state = Fixture.state(columns: 80, rows: 24, model: try Fixture.april())
        press([.character("c")], &state)
        #expect(state.overlay == nil && state.message?.text.contains("no columns") == true)
    }
}
