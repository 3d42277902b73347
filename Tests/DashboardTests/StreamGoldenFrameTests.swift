import TerminalUI
import Testing

@testable import Dashboard

@Suite struct StreamGoldenFrameTests {
    private static let frames: [(StreamFixture, Int, Int)] = [
        (.running, 20, 5), (.running, 34, 40), (.running, 40, 10), (.running, 80, 24), (.running, 120, 36),
        (.running, 200, 60), (.empty, 40, 10), (.empty, 80, 24), (.empty, 120, 36), (.starting, 80, 24),
        (.stale, 120, 36), (.stopped, 80, 24), (.failed, 80, 24), (.failed, 120, 36), (.rejects, 80, 24),
        (.rejects, 120, 36), (.audited, 80, 24), (.audited, 200, 60), (.lost, 120, 36), (.behind, 80, 24),
        (.behind, 120, 36), (.vietnamese, 40, 10), (.vietnamese, 80, 24), (.vietnamese, 120, 36), (.many, 120, 36),
    ]

    @Test("the stream screen tells its state at a glance, at every size", arguments: frames)
    func states(fixture: StreamFixture, columns: Int, rows: Int) throws {
        try Golden.check(fixture.state(columns: columns, rows: rows), "stream-\(fixture.rawValue)-\(columns)x\(rows)")
    }

    @Test("the stream screen reads without Unicode", arguments: [StreamFixture.running, .rejects, .failed])
    func ascii(fixture: StreamFixture) throws {
        let plain = TerminalCapabilities(colors: .mono, isUnicode: false)
        let state = try fixture.state(columns: 80, rows: 24, capabilities: plain)
        #expect(render(state).buffer.plainText.utf8.allSatisfy { $0 < 0x80 })
        try Golden.check(state, "stream-\(fixture.rawValue)-80x24-ascii")
    }

    @Test("fresh, stale and failed differ without colour", arguments: [StreamFixture.running, .stale, .lost])
    func mono(fixture: StreamFixture) throws {
        let state = try fixture.state(columns: 80, rows: 24, capabilities: .init(colors: .mono, isUnicode: true))
        try Golden.check(render(state).buffer.ansiText, "stream-\(fixture.rawValue)-80x24-mono.ansi")
    }

    @Test("a pane alone shows all it has", arguments: Screen.stream.panes)
    func zoomed(pane: Pane) throws {
        var state = try StreamFixture.rejects.state(columns: 120, rows: 36)
        (state.isZoomed, state.focus[.stream]) = (true, pane)
        try Golden.check(state, "zoom-\(pane.rawValue)-120x36")
    }

    @Test(
        "the overview shows the live chart, and how to start it",
        arguments: [(StreamFixture.running, 80, 24), (.running, 120, 36), (.running, 200, 60), (.stopped, 120, 36)])
    func overview(fixture: StreamFixture, columns: Int, rows: Int) throws {
        let state = try fixture.state(.overview, columns: columns, rows: rows)
        try Golden.check(state, "overview-\(fixture.rawValue)-\(columns)x\(rows)")
    }
}
