import TerminalUI
import Testing

@testable import Dashboard

@Suite struct GoldenFrameTests {
    static let sizes = [(40, 10), (80, 24), (120, 36), (200, 60)]
    static let screens: [Screen] = [.overview, .jobs]

    @Test("overview and jobs look as agreed at every size", arguments: sizes, screens)
    func frames(size: (Int, Int), screen: Screen) throws {
        let state = Fixture.state(screen, columns: size.0, rows: size.1, model: try Fixture.april())
        try Golden.check(state, "\(screen.rawValue)-\(size.0)x\(size.1)")
    }

    @Test("a long sample fills the overview without cutting figures", arguments: sizes)
    func sample(size: (Int, Int)) throws {
        let state = Fixture.state(columns: size.0, rows: size.1, model: try Fixture.sample())
        try Golden.check(state, "sample-\(size.0)x\(size.1)")
    }

    @Test("a small or upright window still answers one question at a time", arguments: [(20, 5), (34, 40)], screens)
    func small(size: (Int, Int), screen: Screen) throws {
        let state = Fixture.state(screen, columns: size.0, rows: size.1, model: try Fixture.sample())
        try Golden.check(state, "small-\(screen.rawValue)-\(size.0)x\(size.1)")
    }

    @Test("a pane alone gives exact numbers", arguments: Screen.overview.panes)
    func zoomed(pane: Pane) throws {
        var state = Fixture.state(columns: 120, rows: 36, model: try Fixture.sample())
        (state.isZoomed, state.focus[.overview]) = (true, pane)
        try Golden.check(state, "zoom-\(pane.rawValue)-120x36")
    }

    @Test("the grid's densities show without colour")
    func monoGrid() throws {
        let mono = TerminalCapabilities(colors: .mono, isUnicode: true)
        try Golden.check(
            Fixture.state(columns: 120, rows: 36, model: try Fixture.sample(), capabilities: mono), "sample-120x36-mono"
        )
    }

    @Test("screens read without colour and without Unicode", arguments: screens)
    func ascii(screen: Screen) throws {
        let plain = TerminalCapabilities(colors: .mono, isUnicode: false)
        let state = Fixture.state(screen, columns: 80, rows: 24, model: try Fixture.april(), capabilities: plain)
        #expect(render(state).buffer.plainText.utf8.allSatisfy { $0 < 0x80 })
        try Golden.check(state, "\(screen.rawValue)-80x24-ascii")
    }

    @Test("colours mean the same in 256, in 16 and in none", arguments: ["256", "16", "mono"])
    func colors(kind: String) throws {
        let colors: TerminalCapabilities.Colors = kind == "256" ? .palette256 : kind == "16" ? .ansi16 : .mono
        let state = Fixture.state(
            columns: 80, rows: 24, model: try Fixture.april(), capabilities: .init(colors: colors, isUnicode: true))
        try Golden.check(render(state).buffer.ansiText, "overview-80x24-\(kind).ansi")
    }

    @Test(
        "every state of a pane says what to do next",
        arguments: ["empty", "loading", "error", "running", "help", "dialog", "zoom", "message"])
    func states(name: String) throws {
        var state = Fixture.state(columns: 80, rows: 24, model: try Fixture.april())
        switch name {
        case "empty":
            state.overview = nil
            state.runs = []
        case "loading": (state.overview, state.hasLoaded) = (nil, false)
        case "error":
            (state.overview, state.dataError) = (nil, "dim_contract: the file is shorter than its footer says")
        case "running": (state.screen, state.jobs) = (.jobs, [Fixture.running])
        case "help": state.overlay = .help(scroll: 0)
        case "dialog": _ = state.reduce(.input(.key(.character("b"))))
        case "zoom": (state.isZoomed, state.focus[.overview]) = (true, .rfm)
        default:
            state.databaseAbsence = "no database is set; write one into config.toml"
            _ = state.reduce(.input(.key(.character("l"))))
        }
        try Golden.check(state, "state-\(name)")
    }
}
