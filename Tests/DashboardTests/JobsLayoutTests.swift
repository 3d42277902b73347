import TerminalUI
import Testing

@testable import Dashboard

@Suite struct JobsLayoutTests {
    @Test("in a small window the history has no less room than the blank lines of the jobs had")
    func smallWindow() {
        var state = Fixture.state(.jobs, columns: 80, rows: 24, model: nil)
        state.cost = OwnCost(cpuShare: 0.012, memoryBytes: 84_000_000, frames: 1_204, frameMs: 3.14)
        let text = render(state).buffer.plainText
        #expect(text.contains("× failed") && text.contains("812 k"), "all three runs")
        #expect(text.contains("1.2 % of a core") && text.contains("database load"))
    }
}
