import TerminalUI
import Testing
import Warehouse

@testable import Dashboard

@Suite struct ReducerTests {
    private func state(_ screen: Screen = .overview, columns: Int = 80, rows: Int = 24) throws -> DashboardState {
        Fixture.state(screen, columns: columns, rows: rows, model: try Fixture.april())
    }

    @discardableResult
    private func type(_ text: String, _ state: inout DashboardState) -> [DashboardEffect] {
        text.flatMap { state.reduce(.input(.key(.character($0)))) }
    }

    @Test("1 to 6 show the screens; customers are read when they are looked at first", arguments: Screen.allCases)
    func screens(screen: Screen) throws {
        var state = try state()
        #expect(type(String(screen.key), &state) == (screen == .customers ? [.readCustomers] : []))
        #expect(state.screen == screen)
    }

    @Test("b asks for the folder, offers the last one, and starts the load")
    func load() throws {
        var state = try state()
        type("b", &state)
        type("/q2", &state)
        let effects = state.reduce(.input(.key(.enter)))
        let folder = "/data/iptv/log_content/q2"
        #expect(effects == [.saveFolder(.content, folder), .startLoad(.content, folder: folder)])
        #expect(state.overlay == nil && state.screen == .overview && state.contentFolder == folder)
    }

    @Test("no folder, no start; Esc leaves the dialog without one")
    func noFolder() throws {
        var state = try state()
        type("b", &state)
        _ = state.reduce(.input(.key(.control("u"))))
        type("  ", &state)
        #expect(state.reduce(.input(.key(.enter))).isEmpty)
        guard case .folder(_, _, let problem) = state.overlay else {
            Issue.record("the dialog closed")
            return
        }
        #expect(problem != nil)
        #expect(state.reduce(.input(.key(.escape))).isEmpty && state.overlay == nil)
    }

    @Test("b stops a load that runs, once")
    func stop() throws {
        var state = try state()
        _ = state.reduce(.jobs([Fixture.running]))
        #expect(type("b", &state) == [.stop(.content)])
        var stopping = Fixture.running
        stopping.state = .stopping
        _ = state.reduce(.jobs([stopping]))
        #expect(type("b", &state).isEmpty && state.message != nil)
    }

    @Test("x stops what runs and says when nothing does; q leaves the stopping to the way out")
    func stopAll() throws {
        var state = try state()
        #expect(type("x", &state).isEmpty && state.message?.text == "Nothing runs.")
        #expect(type("q", &state) == [.quit])
        _ = state.reduce(.jobs([Fixture.running]))
        #expect(type("x", &state) == [.stopAll])
        #expect(type("q", &state) == [.quit])
    }

    @Test("a job that can be started is started by its key")
    func otherJob() throws {
        var state = try state()
        _ = state.reduce(.jobs([JobView(id: .content), JobView(id: .api)]))
        #expect(type("a", &state) == [.start(.api)])
    }

    @Test(
        "Tab visits every pane on screen and returns, Shift-Tab goes back", arguments: [(40, 10), (80, 24), (120, 36)])
    func focus(columns: Int, rows: Int) throws {
        var state = try state(columns: columns, rows: rows)
        let panes = ScreenLayout(state).reachablePanes
        var visited: [Pane] = []
        for _ in panes {
            _ = state.reduce(.input(.key(.tab)))
            visited.append(state.focusedPane)
        }
        #expect(Set(visited) == Set(panes) && visited.last == .topApps)
        _ = state.reduce(.input(.key(.backTab)))
        #expect(state.focusedPane == visited[visited.count - 2])
    }

    @Test("z shows the focused pane alone, Esc and z bring the others back")
    func zoom() throws {
        var state = try state()
        type("z", &state)
        #expect(ScreenLayout(state).places.map(\.pane) == [.topApps])
        _ = state.reduce(.input(.key(.escape)))
        #expect(!state.isZoomed)
        type("zz", &state)
        #expect(!state.isZoomed)
    }

    @Test("rows of the history are chosen by keys, by wheel and by click")
    func history() throws {
        var state = try state(.jobs, columns: 120, rows: 36)
        _ = state.reduce(.input(.key(.down)))
        #expect(state.chosenRun?.index == 1)
        _ = state.reduce(.input(.key(.end)))
        #expect(state.chosenRun?.index == 2)
        let hit = render(state).hits.first { $0.target == .row(.history, 0) }
        let area = try #require(hit?.area)
        _ = state.reduce(.input(.mouse(MouseEvent(.press, column: area.column, row: area.row))))
        #expect(state.chosenRun?.index == 0 && state.selectedRun == nil)
        _ = state.reduce(.input(.mouse(MouseEvent(.wheelDown, column: area.column, row: area.row))))
        #expect(state.chosenRun?.index == 1)
    }

    @Test("the chosen run stays chosen when newer ones arrive, the newest is followed")
    func newRuns() throws {
        var state = try state(.jobs)
        var newer = Fixture.runs()[0]
        newer.id = "20261125T000000Z-content-1"
        _ = state.reduce(.runs([newer] + Fixture.runs()))
        #expect(state.chosenRun?.run.id == newer.id)
        _ = state.reduce(.input(.key(.down)))
        let chosen = state.chosenRun?.run.id
        newer.id = "20261126T000000Z-content-2"
        _ = state.reduce(.runs([newer] + state.runs))
        #expect(state.chosenRun?.run.id == chosen)
    }

    @Test("tabs and footer keys answer clicks")
    func clicks() throws {
        var state = try state()
        let frame = render(state)
        let tab = try #require(frame.hits.first { $0.target == .command(.show(.jobs)) })
        _ = state.reduce(.input(.mouse(MouseEvent(.press, column: tab.area.column, row: tab.area.row))))
        #expect(state.screen == .jobs)
        let key = try #require(frame.hits.first { $0.target == .command(.help) })
        _ = state.reduce(.input(.mouse(MouseEvent(.press, column: key.area.column, row: key.area.row))))
        #expect(state.overlay == .help(scroll: 0))
    }

    @Test("long panes scroll to their end and not beyond")
    func scroll() throws {
        var state = try state(.jobs)
        state.focus[.jobs] = .runDetail
        for _ in 0..<100 { _ = state.reduce(.input(.key(.down))) }
        let last = state.scroll[.runDetail] ?? 0
        _ = state.reduce(.input(.key(.up)))
        #expect(last > 0 && state.scroll[.runDetail] == last - 1)
    }

    @Test("a message leaves by itself, and nothing wakes an idle dashboard")
    func message() throws {
        var state = try state()
        #expect(state.secondsToNextClock == nil)
        _ = state.reduce(.message("Loaded 14 days."))
        #expect(state.secondsToNextClock != nil)
        _ = state.reduce(.clock(state.now + 11))
        #expect(state.message == nil && state.secondsToNextClock == nil)
        _ = state.reduce(.clock(.nan))
        #expect(state.now.isFinite)
    }

    @Test("when reading fails, the last good figures stay and are marked stale")
    func stale() throws {
        var state = try state()
        _ = state.reduce(.dataError("the disk is gone"))
        let text = render(state).buffer.plainText
        #expect(text.contains("1.51 M") && text.contains("STALE"))
    }
}
