import TerminalUI
import Testing

@testable import Dashboard

@Suite struct PaletteTests {
    private func state(_ screen: Screen = .overview, columns: Int = 80, rows: Int = 24) throws -> DashboardState {
        Fixture.state(screen, columns: columns, rows: rows, model: try Fixture.april())
    }

    @discardableResult
    private func press(_ keys: [Key], _ state: inout DashboardState) -> [DashboardEffect] {
        keys.flatMap { state.reduce(.input(.key($0))) }
    }

    private func letters(_ text: String) -> [Key] { text.map { .character($0) } }

    @Test("every command of the table of keys is in the palette, with its key")
    func complete() throws {
        let state = try state()
        let entries = Palette(.all).entries(state).map(\.entry)
        for binding in KeyBindings.all where !binding.group.isLocal {
            guard binding.command != .close, binding.command != .commandLine else { continue }
            #expect(entries.contains { $0.command == binding.command && $0.key == binding.name })
        }
        for pane in Pane.allCases { #expect(entries.contains { $0.command == .focus(pane) }) }
        for theme in ThemeName.allCases { #expect(entries.contains { $0.command == .theme(theme) }) }
    }

    @Test(
        "a few letters and Enter run what is meant",
        arguments: [
            ("jobs", Command.show(.jobs)), ("zoom", .zoom), ("forest", .theme(.forest)), ("stop all", .stopAll),
            ("log", .focus(.streamLog)), ("ember", .theme(.ember)), ("ascii", .graphs(.ascii)), ("quit", .quit),
            ("histo", .focus(.history)), ("rfm", .focus(.rfm)),
        ])
    func meant(typed: String, command: Command) throws {
        var palette = Palette(.all)
        palette.field = TextField(typed)
        #expect(palette.chosen(try state())?.command == command)
    }

    @Test("Enter goes to a pane of another screen, and shows one alone that has no room there")
    func panes() throws {
        var state = try state()
        press([.control("p")] + letters("run") + [.enter], &state)
        #expect(state.overlay == nil && state.screen == .jobs && state.focusedPane == .runDetail && !state.isZoomed)
        press(letters(":genre lab") + [.enter], &state)
        #expect(state.screen == .search && state.focusedPane == .labels && state.isZoomed)
    }

    @Test("letters are typed, not taken as commands; Esc closes and changes nothing")
    func typing() throws {
        var state = try state()
        #expect(press(letters(":qx5zzzz"), &state).isEmpty)
        guard case .palette(let palette) = state.overlay else {
            Issue.record("the palette closed")
            return
        }
        #expect(palette.field.text == "qx5zzzz" && palette.entries(state).isEmpty)
        #expect(render(state).buffer.plainText.contains("Nothing fits"))
        #expect(press([.enter, .down, .pageDown, .escape], &state).isEmpty)
        #expect(state.overlay == nil && state.screen == .overview)
    }

    @Test("a command that cannot be done now says why, there and when it is run")
    func unavailable() throws {
        var state = try state()
        press(letters(":stop all"), &state)
        #expect(render(state).buffer.plainText.contains("nothing runs"))
        #expect(press([.enter], &state).isEmpty && state.message?.text == "Nothing runs.")
    }

    @Test("entries answer clicks, and the wheel moves through them")
    func mouse() throws {
        var state = try state()
        press(letters(":"), &state)
        let first = try #require(render(state).hits.first { $0.target == .entry(4) })
        _ = state.reduce(.input(.mouse(MouseEvent(.wheelDown, column: first.area.column, row: first.area.row))))
        guard case .palette(let palette) = state.overlay else { return }
        #expect(palette.selected > 0)
        _ = state.reduce(.input(.mouse(MouseEvent(.press, column: first.area.column, row: first.area.row))))
        #expect(state.overlay == nil && state.screen == .jobs)
    }

    @Test("a theme shows while one moves to it, stays with Enter, and is gone with Esc")
    func preview() throws {
        var state = try state()
        press(letters("t") + [.down], &state)
        #expect(state.appearance.theme == .calm && state.shownAppearance.theme == .terminal)
        press([.down], &state)
        #expect(render(state).buffer[0, 0].style.background == .palette(16))
        press([.escape], &state)
        #expect(state.shownAppearance == .standard)
        press(letters("t") + [.down, .down, .enter], &state)
        #expect(state.appearance.theme == .contrast && state.overlay == nil)
        press(letters("t"), &state)
        guard case .palette(let palette) = state.overlay else { return }
        #expect(palette.chosen(state)?.command == .theme(.contrast))
    }

    @Test("graphs are drawn in the style chosen", arguments: GraphStyle.allCases)
    func graphs(style: GraphStyle) throws {
        var state = try StreamFixture.running.state(columns: 120, rows: 36)
        state.appearance.graphs = style
        let text = render(state).buffer.plainText
        let hasBraille = text.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) }
        let hasBlocks = text.unicodeScalars.contains { (0x2581...0x258F).contains($0.value) }
        #expect(hasBraille == (style == .braille))
        #expect(hasBlocks == (style != .ascii))
        #expect(text.contains("╭"))
    }

    @Test("the palette and the themes look as agreed", arguments: [(40, 10), (80, 24), (120, 36)])
    func golden(columns: Int, rows: Int) throws {
        var state = try state(columns: columns, rows: rows)
        press(letters(":st"), &state)
        try Golden.check(state, "palette-\(columns)x\(rows)")
        press([.escape] + letters("t") + [.down], &state)
        try Golden.check(state, "theme-list-\(columns)x\(rows)")
    }
}
