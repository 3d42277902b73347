import TerminalUI
import Testing

@testable import Dashboard

/// Every screen at every size in plain text, and once each in every kind of terminal, with its colours.
@Suite struct FrameMatrixTests {
    private static let sizes = [(40, 10), (80, 24), (120, 36), (200, 60)]
    private static let kinds: [(String, TerminalCapabilities)] = [
        ("256", .init(colors: .palette256, isUnicode: true)), ("16", .init(colors: .ansi16, isUnicode: true)),
        ("mono", .init(colors: .mono, isUnicode: true)), ("ascii", .init(colors: .mono, isUnicode: false)),
    ]

    private static let customers = CustomersFixture.data()

    private func state(_ screen: Screen, _ size: (Int, Int), _ capabilities: TerminalCapabilities) throws
        -> DashboardState
    {
        var state = try StreamFixture.running.state(columns: size.0, rows: size.1)
        _ = state.reduce(.overview(try Fixture.sample()))
        _ = state.reduce(.search(SearchFixture.model, SearchFixture.few))
        _ = state.reduce(.customers(.data(Self.customers)))
        _ = state.reduce(.runs(Fixture.runs()))
        SQLFixture.answer(&state)
        state.screen = screen
        state.capabilities = capabilities
        state.cost = OwnCost(cpuShare: 0.004, memoryBytes: 84_000_000, frames: 1_204, frameMs: 3.14)
        return state
    }

    @Test("every screen looks as agreed at every size", arguments: Screen.allCases, sizes)
    func golden(screen: Screen, size: (Int, Int)) throws {
        try Golden.check(try state(screen, size, Self.kinds[2].1), "matrix-\(screen.rawValue)-\(size.0)x\(size.1)")
    }

    @Test("every screen looks as agreed in 256 colours, 16, none, and ASCII", arguments: Screen.allCases, 0..<4)
    func golden(screen: Screen, kind: Int) throws {
        let (name, capabilities) = Self.kinds[kind]
        let frame = render(try state(screen, (80, 24), capabilities)).buffer
        try Golden.check(frame.ansiText, "matrix-\(screen.rawValue)-80x24-\(name).ansi")
    }

    @Test(
        "no meaning is told by colour alone: 256 colours, 16 and none say the same", arguments: Screen.allCases, sizes)
    func sameText(screen: Screen, size: (Int, Int)) throws {
        let texts = try Self.kinds.prefix(3).map { render(try state(screen, size, $0.1)).buffer.plainText }
        // Where there is no background to shade with, heat maps have signs besides.
        let letters = texts.map { $0.filter { $0.isLetter || $0.isNumber } }
        #expect(Set(letters).count == 1)
    }

    @Test("every theme draws the same text", arguments: ThemeName.allCases, Screen.allCases)
    func themes(theme: ThemeName, screen: Screen) throws {
        var state = try state(screen, (120, 36), Self.kinds[0].1)
        let text = render(state).buffer.plainText.filter { $0.isLetter || $0.isNumber }
        state.appearance.theme = theme
        #expect(render(state).buffer.plainText.filter { $0.isLetter || $0.isNumber } == text)
    }

    @Test("a pane without data says what it waits for, or which key brings some", arguments: Screen.allCases)
    func empty(screen: Screen) throws {
        let words = [
            "Press", "press", "appear", " starts ", "Nothing runs", "told here", "accounted for", "Until then",
            "Type SQL here", "F5",
        ]
        for pane in Fixture.state(screen, columns: 120, rows: 36, model: nil).panes where pane != .sqlCatalog {
            var state = Fixture.state(screen, columns: 120, rows: 36, model: nil)
            _ = state.reduce(.search(nil, nil))
            _ = state.reduce(.customers(.data(nil)))
            state.runs = []
            (state.focus[screen], state.isZoomed) = (pane, true)
            let text = render(state).buffer.plainText
            #expect(
                words.contains { text.contains($0) } || pane == .jobList || pane == .control,
                "\(pane.rawValue):\n\(text)")
        }
    }
}
