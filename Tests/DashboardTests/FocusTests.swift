import TerminalUI
import Testing

@testable import Dashboard

@Suite struct FocusTests {
    @Test("arrows move the focus to the pane on that side, where no rows scroll")
    func arrows() throws {
        var state = Fixture.state(columns: 120, rows: 36, model: try Fixture.april())
        let places = ScreenLayout(state).places
        let apps = try #require(places.first { $0.pane == .topApps }?.area)
        _ = state.reduce(.input(.key(.right)))
        let right = try #require(places.first { $0.pane == state.focusedPane }?.area)
        #expect(right.column >= apps.endColumn)
        _ = state.reduce(.input(.key(.left)))
        let back = try #require(places.first { $0.pane == state.focusedPane }?.area)
        #expect(back.endColumn <= right.column)
        state.focus[.overview] = .topApps
        _ = state.reduce(.input(.key(.down)))
        let below = try #require(places.first { $0.pane == state.focusedPane }?.area)
        #expect(below.row >= apps.endRow)
    }

    /// On the SQL screen they move the cursor of the editor and the columns of the result.
    @Test(
        "left and right visit every pane where panes are shown one at a time",
        arguments: Screen.allCases.filter { $0 != .sql })
    func single(screen: Screen) throws {
        var state = Fixture.state(screen, columns: 40, rows: 10, model: try Fixture.april())
        var visited: Set<Pane> = []
        for _ in state.panes {
            _ = state.reduce(.input(.key(.right)))
            visited.insert(state.focusedPane)
        }
        #expect(visited == Set(state.panes))
    }

    @Test("every pane of every screen can be shown alone", arguments: Screen.allCases)
    func zoom(screen: Screen) throws {
        let first = Fixture.state(screen, columns: 80, rows: 24, model: try Fixture.april())
        // In the editor z is a letter.
        for pane in first.panes where pane != .sqlEditor {
            var state = first
            state.focus[screen] = pane
            _ = state.reduce(.input(.key(.character("z"))))
            #expect(ScreenLayout(state).places.map(\.pane) == [pane])
        }
    }

    @Test("the wheel scrolls the pane under the pointer, not the one in focus")
    func wheel() throws {
        var state = Fixture.state(.jobs, columns: 80, rows: 24, model: nil)
        let hit = try #require(render(state).hits.first { $0.target == .pane(.runDetail) })
        _ = state.reduce(.input(.mouse(MouseEvent(.wheelDown, column: hit.area.column + 3, row: hit.area.row + 1))))
        #expect((state.scroll[.runDetail] ?? 0) > 0 && state.focusedPane == .history)
    }
}
