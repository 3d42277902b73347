import TerminalUI

/// Something the palette offers.
struct PaletteEntry: Hashable {
    var title: String
    /// A sentence, or why it cannot be done now.
    var detail: String
    /// The key that does the same; empty where there is none.
    var key: String
    var command: Command
    var isEnabled = true

    static func all(_ scope: Palette.Scope, _ state: DashboardState) -> [PaletteEntry] {
        switch scope {
        case .all: commands(state) + panes(state) + appearances(state)
        case .appearance: appearances(state)
        case .columns(let pane): columns(of: pane, state)
        }
    }

    /// Every binding that is no mere step of the cursor, so that a new key appears here by itself.
    private static func commands(_ state: DashboardState) -> [PaletteEntry] {
        KeyBindings.all.filter { !$0.group.isLocal && $0.command != .commandLine && $0.command != .close }.map {
            binding in
            var entry = PaletteEntry(
                title: title(of: binding, state), detail: binding.description, key: binding.name,
                command: binding.command)
            if case .unavailable(let reason) = binding.availability(state) {
                (entry.detail, entry.isEnabled) = (reason, false)
            }
            return entry
        }
    }

    /// Screens and services by their whole names: a screen and a job may share a short one.
    private static func title(of binding: KeyBinding, _ state: DashboardState) -> String {
        switch binding.command {
        case .show(let screen): screen.title + " screen"
        case .startStop(let id) where JobID.services.contains(id):
            (state.job(id)?.isActive == true ? "stop " : "start ") + id.title
        default: KeyBindings.label(of: binding, state)
        }
    }

    /// The panes of this screen, then those of the others.
    private static func panes(_ state: DashboardState) -> [PaletteEntry] {
        let screens = [state.screen] + Screen.allCases.filter { $0 != state.screen }
        return screens.flatMap { screen in
            screen.panes.map { pane in
                PaletteEntry(
                    title: pane.title, detail: "pane of \(screen.title)", key: "", command: .focus(pane))
            }
        }
    }

    private static func columns(of pane: Pane, _ state: DashboardState) -> [PaletteEntry] {
        let hidden = state.hiddenColumns[pane] ?? []
        return pane.columns.map { name in
            PaletteEntry(
                title: name, detail: hidden.contains(name) ? "hidden" : "shown where there is room",
                key: hidden.contains(name) ? "[ ]" : "[x]", command: .toggleColumn(pane, name))
        }
    }

    private static func appearances(_ state: DashboardState) -> [PaletteEntry] {
        let themes = ThemeName.allCases.map { theme in
            PaletteEntry(
                title: "Theme " + theme.title, detail: theme.description,
                key: theme == state.appearance.theme ? "now" : "",
                command: .theme(theme))
        }
        let graphs = GraphStyle.allCases.map { style in
            PaletteEntry(
                title: style.title, detail: style.description, key: style == state.appearance.graphs ? "now" : "",
                command: .graphs(style))
        }
        return themes + graphs
    }
}
