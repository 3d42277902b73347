import TerminalUI
import Testing

@testable import Dashboard

@Suite struct FreezeTests {
    @Test("frozen numbers stand still and say so; keys answer, jobs go on; the latest shows when they are let go")
    func freeze() throws {
        var state = try StreamFixture.running.state(columns: 120, rows: 36)
        let before = render(state).buffer.plainText
        _ = state.reduce(.input(.key(.character("f"))))
        #expect(render(state).buffer.plainText.contains("FROZEN at"))
        let frozen = render(state).buffer.plainText
        var view = try #require(state.stream)
        view.ledger.votesRead += 7
        for step in 1...3 {
            view.songs[0].votes += 1_000
            _ = state.reduce(.stream(view))
            _ = state.reduce(.runs([]))
            _ = state.reduce(.clock(state.now + Double(step)))
        }
        #expect(render(state).buffer.plainText == frozen && state.held.count == 2)
        #expect(!state.runs.isEmpty)
        _ = state.reduce(.jobs([JobView(id: .stream, state: .stopping)]))
        #expect(state.job(.stream)?.state == .stopping)
        _ = state.reduce(.input(.key(.character("5"))))
        #expect(state.screen == .jobs && render(state).buffer.plainText.contains("FROZEN"))
        _ = state.reduce(.input(.key(.character("f"))))
        #expect(!state.isFrozen && state.held.isEmpty && state.stream == view && state.runs.isEmpty)
        #expect(before.contains("vote"))
    }

    @Test("a frozen screen is told in every size", arguments: [(40, 10), (80, 24), (200, 60)])
    func marked(columns: Int, rows: Int) throws {
        for screen in Screen.allCases {
            var state = Fixture.state(screen, columns: columns, rows: rows, model: try Fixture.april())
            _ = state.reduce(.input(.key(.character("f"))))
            let text = render(state).buffer.plainText
            #expect(text.contains("FROZEN") || text.contains("f unfreeze"))
        }
    }
}
