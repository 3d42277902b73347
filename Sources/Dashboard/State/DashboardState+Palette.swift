import TerminalUI

extension DashboardState {
    /// How the screen is drawn now: as chosen, or as the theme that the palette stands on would draw it.
    var shownAppearance: Appearance {
        guard case .palette(let palette) = overlay else { return appearance }
        var shown = appearance
        switch palette.chosen(self)?.command {
        case .theme(let theme)?: shown.theme = theme
        case .graphs(let style)?: shown.graphs = style
        default: break
        }
        return shown
    }

    var look: Look { Look(capabilities, shownAppearance) }

    mutating func press(_ key: Key, in palette: Palette) -> [DashboardEffect] {
        switch key {
        case .enter: return run(palette)
        case .escape, .control("c"), .control("g"): overlay = nil
        case .character(" ") where palette.scope.isColumns: return run(palette)
        case .control("n"), .tab: move(.down)
        case .control("p"), .backTab: move(.up)
        default:
            if let move = KeyBindings.rowMove(of: key) {
                self.move(move)
                return []
            }
            var typed = palette
            guard typed.field.handle(key) else { return [] }
            if typed.field.text != palette.field.text { typed.selected = 0 }
            overlay = .palette(typed)
        }
        return []
    }

    /// Does what the entry chosen says.
    mutating func run(_ palette: Palette) -> [DashboardEffect] {
        guard let entry = palette.chosen(self) else { return [] }
        if case .columns = palette.scope {} else { overlay = nil }
        return perform(entry.command)
    }

    /// Goes to a pane, on whatever screen it is.
    mutating func show(_ pane: Pane) {
        guard let home = Screen.allCases.first(where: { $0.panes.contains(pane) }) else { return }
        show(home)
        // A customer's panes are there while one is open.
        guard panes.contains(pane) else { return }
        focus[home] = pane
        // One that has no room beside the others is shown alone.
        if !ScreenLayout(self).places.contains(where: { $0.pane == pane }) { isZoomed = true }
    }
}
