import Customers
import TerminalUI
import Testing
import Warehouse

@testable import Dashboard

@Suite struct CustomersGoldenFrameTests {
    private static let sizes = [(20, 5), (34, 40), (40, 10), (80, 24), (120, 36), (200, 60)]

    @Test("the customers read at a glance at every size", arguments: sizes)
    func frames(columns: Int, rows: Int) throws {
        try Golden.check(try CustomersFixture.state(columns: columns, rows: rows), "customers-\(columns)x\(rows)")
    }

    @Test("one customer reads at a glance at every size", arguments: sizes)
    func profiles(columns: Int, rows: Int) throws {
        let state = CustomersFixture.open(try CustomersFixture.state(columns: columns, rows: rows))
        try Golden.check(state, "customer-\(columns)x\(rows)")
    }

    @Test("hundreds of devices take no line from who the customer is and when they watched")
    func manyDevices() throws {
        var state = CustomersFixture.open(try CustomersFixture.state(columns: 120, rows: 36))
        let device = try #require(state.customers.profile?.devices.first)
        state.customers.profile?.devices = Array(repeating: device, count: 400)
        let layout = Dictionary(uniqueKeysWithValues: ScreenLayout(state).places.map { ($0.pane, $0.area.rows) })
        #expect(layout[.profileWho] == 9 && layout[.profileDays] ?? 0 >= 9)
    }

    @Test("a customer's searches have a place of their own where a bridge file ties them")
    func searches() throws {
        let state = CustomersFixture.open(try CustomersFixture.state(columns: 120, rows: 36), searches: true)
        try Golden.check(state, "customer-searches-120x36")
    }

    @Test("filters and search say what is selected and how much it is", arguments: [(40, 10), (80, 24), (120, 36)])
    func filtered(columns: Int, rows: Int) throws {
        var state = try CustomersFixture.state(columns: columns, rows: rows)
        state.focus[.customers] = .customerSegments
        for key in [Key.down, .enter, .character("/"), .character("h"), .character("n")] {
            _ = state.reduce(.input(.key(key)))
        }
        try Golden.check(state, "customers-filter-\(columns)x\(rows)")
    }

    @Test("empty, loading and failed states say the next step", arguments: [(40, 10), (120, 36)])
    func nothing(columns: Int, rows: Int) throws {
        try Golden.check(
            try CustomersFixture.state(columns: columns, rows: rows, data: nil), "customers-empty-\(columns)x\(rows)")
        var loading = Fixture.state(.customers, columns: columns, rows: rows, model: nil)
        #expect(render(loading).buffer.plainText.contains("Reading the customers"))
        _ = loading.reduce(.dataError("disk on fire"))
        #expect(render(loading).buffer.plainText.contains("Press b to load the logs again"))
        var failed = try CustomersFixture.state(columns: columns, rows: rows)
        for effect in failed.reduce(.input(.key(.enter))) {
            guard case .readCustomer(let row) = effect else { continue }
            #expect(render(failed).buffer.plainText.contains("Reading the customer's rows"))
            _ = failed.reduce(.customers(.profileFailed(row, reason: "no file")))
        }
        #expect(render(failed).buffer.plainText.contains("Esc goes back"))
    }

    @Test("changed rules and a missing earlier date are told")
    func notes() throws {
        var data = CustomersFixture.data(before: false)
        let before = render(try CustomersFixture.state(columns: 120, rows: 36, data: data)).buffer.plainText
        #expect(before.contains("No earlier as-of date to compare with."))
        data.segments.beforeOtherRules = CustomersFixture.lastDay.advanced(by: -14)
        let otherRules = render(try CustomersFixture.state(columns: 120, rows: 36, data: data)).buffer.plainText
        #expect(otherRules.contains("Rules changed since 16 Apr: not compared."))
        data.rulesHaveChanged = true
        let changed = render(try CustomersFixture.state(columns: 120, rows: 36, data: data)).buffer.plainText
        #expect(changed.contains("The rules were changed"))
    }

    @Test("where one pane takes the place of others, its title says how many there are")
    func turns() throws {
        var state = try CustomersFixture.state(columns: 80, rows: 24)
        #expect(render(state).buffer.plainText.contains("Customers · 1/4"))
        _ = state.reduce(.input(.key(.tab)))
        #expect(render(state).buffer.plainText.contains("Segments · 2/4"))
        state.focus[.customers] = .customerTable
        #expect(render(CustomersFixture.open(state)).buffer.plainText.contains("Rows · 1/2"))
        #expect(!render(try CustomersFixture.state(columns: 120, rows: 36)).buffer.plainText.contains("1/4"))
    }

    @Test("the rules of the segments are shown where the pane is alone")
    func rules() throws {
        var state = try CustomersFixture.state(columns: 120, rows: 36)
        (state.focus[.customers], state.isZoomed) = (.customerSegments, true)
        try Golden.check(state, "zoom-customerSegments-120x36")
        #expect(render(state).buffer.plainText.contains("recency 4, value 4"))
    }

    @Test("the screen reads without Unicode and without colour")
    func ascii() throws {
        let plain = TerminalCapabilities(colors: .mono, isUnicode: false)
        for (columns, rows) in [(80, 24), (120, 36)] {
            let state = try CustomersFixture.state(columns: columns, rows: rows, capabilities: plain)
            #expect(render(state).buffer.plainText.utf8.allSatisfy { $0 < 0x80 })
            try Golden.check(state, "customers-\(columns)x\(rows)-ascii")
            try Golden.check(CustomersFixture.open(state), "customer-\(columns)x\(rows)-ascii")
        }
    }
}
