import TerminalUI
import Testing

@testable import Dashboard

/// Overview and customers are read apart, so one of them may be damaged while the other is well.
@Suite struct DataErrorTests {
    private func state() throws -> DashboardState { try CustomersFixture.state(columns: 120, rows: 36) }

    private func text(_ state: DashboardState, _ screen: Screen) -> String {
        var state = state
        state.screen = screen
        return render(state).buffer.plainText
    }

    @Test("customers that do not come leave the reason on screen why the overview could not be read")
    func overviewDamaged() {
        var state = Fixture.state(.customers, columns: 120, rows: 36, model: nil)
        _ = state.reduce(.dataError("mart_kpi: the file is shorter than its footer says"))
        _ = state.reduce(.customers(.data(nil)))
        for screen in [Screen.overview, .customers] {
            let text = text(state, screen)
            #expect(text.contains("mart_kpi") && text.contains("data error") && !text.contains("No data yet"))
        }
    }

    @Test("customers are shown, and not as stale ones, where only the overview could not be read")
    func customersWell() throws {
        var state = try state()
        _ = state.reduce(.dataError("mart_kpi is damaged"))
        #expect(text(state, .overview).contains("STALE") && !text(state, .customers).contains("STALE"))
        _ = state.reduce(.customers(.data(CustomersFixture.data(30))))
        #expect(state.dataError != nil && text(state, .overview).contains("STALE"))
    }

    @Test("an overview that was read stays fresh where the customers could not be read")
    func customersDamaged() throws {
        var state = try state()
        _ = state.reduce(.customers(.failed("mart_customer: no such file")))
        #expect(!text(state, .overview).contains("STALE") && text(state, .customers).contains("STALE"))
        _ = state.reduce(.overview(try Fixture.sample()))
        #expect(text(state, .customers).contains("STALE"), "news of the overview say nothing of the customers")
        _ = state.reduce(.customers(.data(CustomersFixture.data(30))))
        #expect(!text(state, .customers).contains("STALE"))
    }

    @Test("where no customers were read before, the reason stands in their place")
    func nothingBefore() throws {
        var state = Fixture.state(.customers, columns: 120, rows: 36, model: try Fixture.sample())
        _ = state.reduce(.customers(.failed("mart_customer: no such file")))
        let text = text(state, .customers)
        #expect(text.contains("mart_customer: no such file") && text.contains("data error"))
        #expect(text.contains("Press b to load the logs again"))
    }
}
