import TerminalUI
import Testing

@testable import Dashboard

/// The key that loads tables into a database.
@Suite struct DatabaseKeyTests {
    @Test("l starts the load into the database, and stops the one that runs")
    func startsAndStops() {
        var state = self.state()
        #expect(press("l", &state) == [.start(.load)])
        _ = state.reduce(.jobs([JobView(id: .load, state: .running)]))
        #expect(press("l", &state) == [.stop(.load)])
    }

    @Test("without a database l says what to write where, and starts nothing")
    func saysWhatIsMissing() {
        var state = self.state()
        state.databaseAbsence = "no database is set; write into /x/config.toml"
        #expect(press("l", &state).isEmpty)
        #expect(state.message?.text.contains("/x/config.toml") == true)
    }

    private func state() -> DashboardState {
        DashboardState(size: Size(columns: 80, rows: 24), capabilities: .init(colors: .mono, isUnicode: true))
    }

    private func press(_ key: Character, _ state: inout DashboardState) -> [DashboardEffect] {
        state.reduce(.input(.key(.character(key))))
    }
}
