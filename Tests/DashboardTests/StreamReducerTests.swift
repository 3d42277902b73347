import TerminalUI
import Testing

@testable import Dashboard

@Suite struct StreamReducerTests {
    @discardableResult
    private func type(_ text: String, _ state: inout DashboardState) -> [DashboardEffect] {
        text.flatMap { state.reduce(.input(.key(.character($0)))) }
    }

    @Test("a, p and s start what does not run, on every screen", arguments: Screen.allCases)
    func start(screen: Screen) throws {
        var state = try StreamFixture.empty.state(screen, columns: 80, rows: 24)
        #expect(type("aps", &state) == [.start(.api), .start(.poller), .start(.stream)])
    }

    @Test("a, p and s stop what runs, and s says that a last batch is taken")
    func stop() throws {
        var state = try StreamFixture.running.state(columns: 80, rows: 24)
        #expect(type("aps", &state) == [.stop(.api), .stop(.poller), .stop(.stream)])
        #expect(state.message?.text.contains("last batch") == true)
    }

    @Test("s starts a failed engine again")
    func restart() throws {
        var state = try StreamFixture.failed.state(columns: 80, rows: 24)
        #expect(type("s", &state) == [.start(.stream)])
    }

    @Test("an engine that is stopping is not stopped twice, and x and q reach all that run")
    func stopping() throws {
        var state = try StreamFixture.running.state(columns: 80, rows: 24)
        #expect(type("x", &state) == [.stopAll])
        #expect(state.message?.text.contains("last batch") == true)
        #expect(type("q", &state) == [.quit])
        _ = state.reduce(.jobs([JobView(id: .stream, state: .stopping)]))
        #expect(type("s", &state).isEmpty)
    }

    @Test("a program without the vote jobs says so, and does not offer their keys")
    func without() throws {
        var state = try StreamFixture.empty.state(columns: 120, rows: 36)
        _ = state.reduce(.jobs([JobView(id: .content)]))
        #expect(type("a", &state).isEmpty && state.message?.text.contains("cannot be started here") == true)
        #expect(!KeyBindings.hints(for: state).contains { ["a", "p", "s"].contains($0.key) })
    }

    @Test("the footer says what a key does now: start, or stop that job")
    func labels() throws {
        let running = try StreamFixture.running.state(columns: 200, rows: 60)
        let labels = KeyBindings.hints(for: running).map(\.label)
        #expect(["stop API", "stop poller", "stop stream", "load logs"].allSatisfy(labels.contains))
        let idle = try StreamFixture.empty.state(columns: 200, rows: 60)
        #expect(["API", "poller", "stream"].allSatisfy(KeyBindings.hints(for: idle).map(\.label).contains))
    }

    @Test("ages move each second while something runs, and nothing wakes an idle dashboard that has a chart")
    func clock() throws {
        var state = try StreamFixture.running.state(columns: 80, rows: 24)
        #expect(state.secondsToNextClock == 1)
        _ = state.reduce(.clock(state.now + 5))
        #expect(render(state).buffer.plainText.contains("committed 7 s ago"))
        let stopped = try StreamFixture.stopped.state(columns: 80, rows: 24)
        #expect(stopped.secondsToNextClock == nil)
    }

    @Test("a chart that no batch has refreshed for three triggers is called stale, a stopped one stopped")
    func freshness() throws {
        var state = try StreamFixture.running.state(columns: 80, rows: 24)
        #expect(state.streamPhase == .live)
        // The next trigger is due in 8 s; two more may pass.
        _ = state.reduce(.clock(state.now + 28))
        #expect(state.streamPhase == .live)
        _ = state.reduce(.clock(state.now + 1))
        #expect(state.streamPhase == .overdue && render(state).buffer.plainText.contains("STALE"))
        #expect(try StreamFixture.stopped.state(columns: 80, rows: 24).streamPhase == .stopped)
        #expect(try StreamFixture.starting.state(columns: 80, rows: 24).streamPhase == .waiting)
    }

    @Test("the chart scrolls to the last of 10,000 songs and not beyond")
    func scroll() throws {
        var state = try StreamFixture.many.state(columns: 120, rows: 36)
        _ = state.reduce(.input(.key(.end)))
        #expect(render(state).buffer.plainText.contains("of 10,000 "))
        #expect(render(state).buffer.plainText.contains("│ 10000 "))
        let last = state.scroll[.songs]
        _ = state.reduce(.input(.key(.pageDown)))
        #expect(state.scroll[.songs] == last)
        _ = state.reduce(.input(.key(.home)))
        #expect(render(state).buffer.plainText.contains("See You Again"))
    }

    @Test("the log follows the newest line, holds still when scrolled back, and follows again from its end")
    func log() throws {
        var state = try StreamFixture.running.state(columns: 120, rows: 36)
        state.focus[.stream] = .streamLog
        var view = try #require(state.stream)
        view.log = (0..<200).map { LogLine(at: StreamFixture.now, text: "line \($0).") }
        _ = state.reduce(.stream(view))
        #expect(render(state).buffer.plainText.contains("line 199."))
        for _ in 0..<20 { _ = state.reduce(.input(.key(.up))) }
        let held = state.scroll[.streamLog]
        #expect(
            render(state).buffer.plainText.contains("line 179.")
                && !render(state).buffer.plainText.contains("line 180."))
        view.log = (5..<205).map { LogLine(at: StreamFixture.now, text: "line \($0).") }
        _ = state.reduce(.stream(view))
        #expect(state.scroll[.streamLog] == held.map { $0 - 5 })
        #expect(
            render(state).buffer.plainText.contains("line 179.")
                && !render(state).buffer.plainText.contains("line 180."))
        _ = state.reduce(.input(.key(.end)))
        #expect(state.scroll[.streamLog] == nil && render(state).buffer.plainText.contains("line 204."))
    }

    @Test("a ledger that does not add up says by how much; one of absurd figures does not trap")
    func ledger() {
        #expect(LedgerView(votesRead: 5, votesCounted: 3, rejected: [.init(reason: "x", count: 2)]).holds)
        #expect(LedgerView(votesRead: 5, votesCounted: 3, rejected: [.init(reason: "x", count: 1)]).unaccounted == 1)
        let absurd = LedgerView(
            votesRead: .min, votesCounted: .max,
            rejected: [.init(reason: "", count: .max), .init(reason: "", count: .min)])
        #expect(!absurd.holds)
    }

    @Test("songs are told apart by their artists where titles alone would not do")
    func titles() {
        #expect(SongTitle.short(["Hello - Adele", "Believer - Imagine Dragons"]) == ["Hello", "Believer"])
        #expect(SongTitle.short(["Hello - Adele", "Hello - Lionel"]) == ["Hello - Adele", "Hello - Lionel"])
        #expect(SongTitle.short([" - Adele", "A - B"]) == [" - Adele", "A - B"])
    }
}
