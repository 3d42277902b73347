import Customers
import TerminalUI
import Testing
import Warehouse

@testable import Dashboard

@Suite struct CustomersReducerTests {
    private func state() throws -> DashboardState { try CustomersFixture.state(columns: 120, rows: 36) }

    @discardableResult
    private func press(_ state: inout DashboardState, _ keys: Key...) -> [DashboardEffect] {
        keys.flatMap { state.reduce(.input(.key($0))) }
    }

    @Test("the customers are read when their screen is first shown, and once only")
    func lazily() {
        var state = Fixture.state(columns: 80, rows: 24, model: nil)
        #expect(press(&state, .character("2")) == [.readCustomers])
        #expect(press(&state, .character("1"), .character("2")).isEmpty)
    }

    @Test("< and > choose the column, r turns the order round")
    func sort() throws {
        var state = try state()
        #expect(state.customers.query.sort == .hours && state.customers.query.isDescending)
        press(&state, .character(">"))
        #expect(state.customers.query.sort == .app && !state.customers.query.isDescending)
        press(&state, .character("<"), .character("<"))
        #expect(state.customers.query.sort == .frequency && state.customers.query.isDescending)
        press(&state, .character("r"))
        #expect(!state.customers.query.isDescending)
        #expect(
            state.customers.selection?.rows.first
                == state.customers.data?.table.select(state.customers.query).rows.first)
    }

    @Test("/ narrows as it is typed, Enter keeps it, Esc takes it back")
    func search() throws {
        var state = try state()
        press(&state, .character("/"), .character("h"), .character("n"))
        let found = state.customers.selection?.count ?? 0
        #expect(found > 0 && found < 2000 && render(state).buffer.plainText.contains("/hn"))
        press(&state, .enter)
        #expect(state.overlay == nil && state.customers.query.filter.text == "hn")
        press(&state, .escape)
        #expect(
            state.customers.typed.isEmpty && state.customers.query.filter.text.isEmpty
                && state.customers.selection?.count == 2000)
    }

    @Test("the line takes conditions, too, each as soon as it is whole")
    func conditions() throws {
        var state = try state()
        press(&state, .character("/"))
        for character in "hours>2 rfm:4" { press(&state, .character(character)) }
        #expect(state.customers.query.filter.ranges[.hours] == 7201...Int64.max)
        #expect(state.customers.query.filter.scores.description == "4**")
        let count = try #require(state.customers.selection?.count)
        #expect(count > 0 && count < 2000)
        press(&state, .escape)
        #expect(state.customers.query.filter.isEmpty)
    }

    @Test("a condition that cannot be understood is said beside the line, and on the pane once the line is left")
    func notUnderstood() throws {
        var state = try state()
        press(&state, .character("/"))
        for character in "hours>abc" { press(&state, .character(character)) }
        let typing = try #require(render(state).buffer.plainText.split(separator: "\n").last)
        #expect(typing.contains("not understood: hours>abc") && typing.contains("Esc"))
        press(&state, .enter)
        #expect(render(state).buffer.plainText.contains("not understood: hours>abc"))
        #expect(state.customers.selection?.count == 2000)
        press(&state, .escape)
        #expect(!render(state).buffer.plainText.contains("not understood"))
    }

    @Test("Enter on a list filters by its line; again takes it off; filters add up")
    func lists() throws {
        var state = try state()
        press(&state, .tab, .enter)
        let segment = try #require(state.customers.query.filter.segment)
        let count = try #require(state.customers.selection?.count)
        #expect(segment == state.customers.data?.segments.lines.first?.name && count < 2000)
        press(&state, .tab, .enter)
        #expect(state.customers.query.filter.churn == .overdue && (state.customers.selection?.count ?? 0) <= count)
        press(&state, .tab, .enter)
        #expect(state.customers.query.filter.app != nil)
        press(&state, .enter, .character("C"))
        #expect(state.customers.query.filter.isEmpty)
    }

    @Test("Enter opens the customer at hand, Esc goes back to the same line")
    func open() throws {
        var state = try state()
        press(&state, .down, .down, .pageDown)
        let row = try #require(state.customers.rowAtHand)
        let cursor = state.customers.cursor[.customerTable]
        #expect(press(&state, .enter) == [.readCustomer(row)])
        let data = try #require(state.customers.data)
        _ = state.reduce(.customers(.profile(CustomersFixture.profile(data, row: row + 1))))
        #expect(state.customers.profile == nil, "an answer to an older question")
        _ = state.reduce(.customers(.profile(CustomersFixture.profile(data, row: row))))
        #expect(state.customers.profile?.row == row && press(&state, .enter).isEmpty)
        press(&state, .escape)
        #expect(state.customers.profile == nil && state.customers.cursor[.customerTable] == cursor)
        #expect(state.customers.rowAtHand == row && state.focusedPane == .customerTable)
    }

    @Test("the line at hand is always on screen")
    func scrolls() throws {
        var state = try state()
        for key in [Key.end, .up, .up, .pageUp, .home, .pageDown, .pageDown, .down, .pageUp, .end, .pageUp, .up] {
            press(&state, key)
            let contract = try #require(
                state.customers.rowAtHand.map { state.customers.data?.table[$0].contract ?? "?" })
            #expect(render(state).buffer.plainText.contains(contract))
        }
    }

    @Test("new data keep the query, and close a customer that is elsewhere now")
    func reload() throws {
        var state = CustomersFixture.open(try state())
        _ = state.reduce(.customers(.data(CustomersFixture.data(2000))))
        #expect(state.customers.profile != nil)
        _ = state.reduce(.customers(.data(CustomersFixture.data(3))))
        _ = state.reduce(.customers(.data(nil)))
        #expect(state.customers.profile == nil && state.customers.selection == nil)
        for key in [Key.enter, .down, .character(">"), .character("/"), .escape, .tab] { press(&state, key) }
    }

    @Test("a click chooses a line, a second one opens it; the wheel scrolls")
    func mouse() throws {
        var state = try state()
        let hit = try #require(render(state).hits.last { $0.target == .row(.customerTable, 4) })
        let at = { (action: MouseEvent.Action) in
            DashboardEvent.input(.mouse(MouseEvent(action, column: hit.area.column, row: hit.area.row)))
        }
        #expect(state.reduce(at(.press)).isEmpty && state.customers.cursor[.customerTable] == 4)
        _ = state.reduce(at(.wheelDown))
        #expect(state.customers.cursor[.customerTable] == 5)
        #expect(state.reduce(at(.doublePress)).count == 1)
    }
}
