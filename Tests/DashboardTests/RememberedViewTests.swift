import Customers
import Foundation
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct RememberedViewTests {
    private func state() throws -> DashboardState {
        Fixture.state(columns: 120, rows: 36, model: try Fixture.april())
    }

    private func press(_ keys: String, _ state: inout DashboardState) {
        for key in keys {
            _ = state.reduce(.input(.key(key == "\n" ? .enter : .character(key))))
        }
    }

    @Test("screen, focus, theme, graphs, filters and columns are taken up again")
    func roundTrip() throws {
        var before = try state()
        press("5/usb\nc \u{1B}", &before)
        _ = before.reduce(.input(.key(.escape)))
        before.appearance = Appearance(theme: .forest, graphs: .block)
        before.focus[.overview] = .rfm
        before.filterUsers("phim type:new")
        let view = before.remembered
        #expect(view.filters == ["history": "usb", "users": "phim type:new"])
        let data = try JSONEncoder().encode(view)
        var after = try state()
        after.recall(try JSONDecoder().decode(RememberedView.self, from: data))
        #expect(after.remembered == view)
        #expect(after.screen == .jobs && after.focus[.overview] == .rfm && after.appearance == before.appearance)
        #expect(after.hiddenColumns == [.history: ["started"]] && after.listedRuns == [1, 2])
    }

    @Test("filter, search and order of the customers are taken up again")
    func customers() throws {
        var before = try CustomersFixture.state(columns: 120, rows: 36)
        before.focus[.customers] = .customerSegments
        press("\n/hours>2 hn\n<r", &before)
        let data = try JSONEncoder().encode(before.remembered)
        var after = Fixture.state(.customers, columns: 120, rows: 36, model: nil)
        after.recall(try JSONDecoder().decode(RememberedView.self, from: data))
        #expect(after.remembered == before.remembered, "also before the customers were read")
        _ = after.reduce(.customers(.data(CustomersFixture.data())))
        #expect(after.customers.query == before.customers.query && after.customers.typed == "hours>2 hn")
        #expect(after.customers.query.filter.segment != nil && after.customers.query.sort == .frequency)
        #expect(after.customers.selection?.rows == before.customers.selection?.rows)
    }

    @Test("of what customers were filtered by, only what there still is filters them again")
    func customersElsewhere() throws {
        var view = RememberedView()
        (view.customers.segment, view.customers.app) = ("Gone", "GONE")
        (view.customers.province, view.customers.churn) = ("ZZ", "sleeping")
        (view.customers.sort, view.customers.isDescending) = ("nonsense", true)
        var state = Fixture.state(.customers, columns: 120, rows: 36, model: nil)
        state.recall(view)
        _ = state.reduce(.customers(.data(CustomersFixture.data(50))))
        #expect(state.customers.query == CustomerQuery() && state.customers.selection?.count == 50)
    }

    @Test(
        "whatever is in the file, the dashboard starts and keeps what it understands",
        arguments: [
            #"{"screen":"nowhere","theme":"forest"}"#,
            #"{"screen":7,"theme":"forest","focus":[],"filters":{"songs":1}}"#,
            #"{"theme":"forest","focus":{"overview":"songs","x":"y"},"filters":{"rfm":"a","z":"b"}}"#,
            #"{"theme":"forest","customers":{"segment":7,"sort":[]}}"#, #"{"theme":"forest","customers":"x"}"#,
            #"{"theme":"forest","hiddenColumns":{"history":["input","\u001b[2J"],"songs":"x"},"graphs":{}}"#,
        ])
    func hostile(text: String) throws {
        var state = try state()
        state.recall(try JSONDecoder().decode(RememberedView.self, from: Data(text.utf8)))
        #expect(state.screen == .overview && state.focus.isEmpty && state.filters.isEmpty)
        #expect(state.appearance == Appearance(theme: .forest, graphs: .braille))
        #expect(state.hiddenColumns[.history, default: []].isSubset(of: ["input"]))
    }

    @Test("the theme of the configuration shows until another is chosen, also after a start that chose none")
    func standardTheme() throws {
        var first = try state()
        first.setStandard(.paper)
        press("5", &first)
        #expect(first.appearance.theme == .paper && first.remembered.theme == nil)
        var second = try state()
        second.setStandard(.ember)
        second.recall(first.remembered)
        #expect(second.appearance.theme == .ember)
        second.appearance.theme = .calm
        var third = try state()
        third.setStandard(.ember)
        third.recall(second.remembered)
        #expect(third.appearance.theme == .calm)
    }

    @Test("a filter longer than anyone types is left out")
    func longFilter() throws {
        var view = RememberedView()
        view.filters = ["songs": String(repeating: "x", count: 100_000)]
        var state = try state()
        state.recall(view)
        #expect(state.filters.isEmpty)
    }
}
