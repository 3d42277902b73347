import Foundation
import TerminalUI
import Testing
import Warehouse

@testable import Dashboard

@Suite struct FreshnessTests {
    @Test("every pane with figures says how old they are", arguments: [Screen.overview, .search, .stream, .jobs])
    func everyPane(screen: Screen) throws {
        for pane in screen.panes {
            var state = try StreamFixture.running.state(columns: 120, rows: 36)
            _ = state.reduce(.search(SearchFixture.model, SearchFixture.few))
            state.screen = screen
            let texts = try #require(PaneFreshness(pane, state)?.texts)
            #expect(!texts.isEmpty)
            state.focus[screen] = pane
            state.isZoomed = true
            #expect(render(state).buffer.plainText.contains(texts[0]))
        }
    }

    @Test("when reading fails, every pane of the warehouse is marked stale and steps back")
    func stale() throws {
        var state = Fixture.state(columns: 120, rows: 36, model: try Fixture.april())
        _ = state.reduce(.dataError("gone"))
        for pane in Screen.overview.panes where pane != .liveVotes {
            #expect(PaneFreshness(pane, state)?.texts.first?.hasPrefix("STALE") == true)
        }
        let panes = ScreenLayout(state).places.count { $0.pane != .liveVotes && $0.pane != .kpis }
        #expect(render(state).buffer.plainText.components(separatedBy: "STALE").count - 1 >= panes)
    }

    @Test("a result says when it was asked, and once the tables are newer, that it is of older ones")
    func query() throws {
        var state = try SQLFixture.answered(columns: 120, rows: 36)
        #expect(render(state).buffer.plainText.contains("asked 00:26:40"))
        var model = try Fixture.sample()
        model.publishedAt = state.now + 5
        _ = state.reduce(.overview(model))
        _ = state.reduce(.clock(state.now + 9))
        #expect(render(state).buffer.plainText.contains("asked 00:26:40 · the tables are newer"))
        _ = state.reduce(.input(.key(.function(5))))
        _ = state.reduce(.sql(.result(SQLFixture.result(), run: state.sql.run)))
        #expect(!render(state).buffer.plainText.contains("the tables are newer"))
    }

    @Test("its own cost is on the jobs screen")
    func cost() {
        var state = Fixture.state(.jobs, columns: 120, rows: 36, model: nil)
        state.cost = OwnCost(cpuShare: 0.012, memoryBytes: 84_000_000, frames: 1_204, frameMs: 3.14)
        let text = render(state).buffer.plainText
        for part in ["1.2 % of a core", "84.0 MB", "1,204 frames", "last 3.14 ms"] { #expect(text.contains(part)) }
    }
}
