import TerminalUI
import Testing

@testable import Dashboard

@Suite struct CopyTests {
    private func press(_ key: Character, _ state: inout DashboardState) -> [DashboardEffect] {
        state.reduce(.input(.key(.character(key))))
    }

    private func text(_ effects: [DashboardEffect]) throws -> String {
        guard case .copy(let text)? = effects.first else { throw Missing() }
        return text
    }

    private struct Missing: Error {}

    @Test("y copies the row chosen, its cells apart by tabs")
    func row() throws {
        var state = Fixture.state(.jobs, columns: 80, rows: 24, model: nil)
        _ = state.reduce(.input(.key(.down)))
        let cells = try text(press("y", &state)).split(separator: "\t", omittingEmptySubsequences: false)
        #expect(cells.contains("/mnt/usb") && cells.contains("content") && cells[0].contains("Nov"))
    }

    @Test("where no row is chosen y copies the pane, bars left out; Y the frame")
    func pane() throws {
        var state = Fixture.state(columns: 80, rows: 24, model: try Fixture.april())
        let pane = try text(press("y", &state))
        #expect(pane.contains("CHANNEL\t95.5 %") && !pane.contains("█"))
        #expect(try text(press("Y", &state)).hasPrefix(" Cyclorama") || state.message != nil)
        state.message = nil
        #expect(try text(press("Y", &state)) == render(DashboardStateWithoutMessage(state)).buffer.plainText)
    }

    private func DashboardStateWithoutMessage(_ state: DashboardState) -> DashboardState {
        var state = state
        state.message = nil
        return state
    }

    @Test("S saves the frame as it was before the key, and says so")
    func save() throws {
        var state = Fixture.state(.jobs, columns: 80, rows: 24, model: nil)
        let before = render(state).buffer
        #expect(press("S", &state) == [.saveFrame(before, name: "jobs")])
        #expect(state.message != nil)
    }
}
