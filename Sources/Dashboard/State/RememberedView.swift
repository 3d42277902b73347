import TerminalUI

/// What the next start of the dashboard takes up again: where one was, and how one likes it.
///
/// Names are the raw values of screens, panes, themes and graph styles. Reading takes what it understands and passes
/// over the rest: a file written by hand, by another version or by an accident costs no more than a convenience.
package struct RememberedView: Hashable, Sendable, Codable {
    package var screen: String?
    /// Nil until one is chosen.
    package var theme: String?
    package var graphs: String?
    /// Pane in focus, by screen.
    package var focus: [String: String] = [:]
    /// Text of the filter, by pane.
    package var filters: [String: String] = [:]
    /// Names of the columns that are not shown, by pane.
    package var hiddenColumns: [String: [String]] = [:]

    package init() {}

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        screen = try? values.decodeIfPresent(String.self, forKey: .screen)
        theme = try? values.decodeIfPresent(String.self, forKey: .theme)
        graphs = try? values.decodeIfPresent(String.self, forKey: .graphs)
        focus = (try? values.decodeIfPresent([String: String].self, forKey: .focus)) ?? [:]
        filters = (try? values.decodeIfPresent([String: String].self, forKey: .filters)) ?? [:]
        hiddenColumns = (try? values.decodeIfPresent([String: [String]].self, forKey: .hiddenColumns)) ?? [:]
    }
}

extension DashboardState {
    /// Longer filters are not taken up again: nobody typed them.
    private static let longestFilter = 200

    package var remembered: RememberedView {
        var view = RememberedView()
        view.screen = screen.rawValue
        view.theme = appearance.theme == standardTheme ? nil : appearance.theme.rawValue
        view.graphs = appearance.graphs.rawValue
        for (screen, pane) in focus { view.focus[screen.rawValue] = pane.rawValue }
        for (pane, text) in filters { view.filters[pane.rawValue] = text }
        if !userFilter.isEmpty { view.filters[Pane.users.rawValue] = userFilter }
        for (pane, names) in hiddenColumns where !names.isEmpty { view.hiddenColumns[pane.rawValue] = names.sorted() }
        return view
    }

    /// The theme to begin with, and to show where no other was chosen.
    package mutating func setStandard(_ theme: ThemeName) {
        standardTheme = theme
        appearance.theme = theme
    }

    /// Takes up what is understood of it.
    package mutating func recall(_ view: RememberedView) {
        view.screen.flatMap(Screen.init).map { screen = $0 }
        view.theme.flatMap(ThemeName.init).map { appearance.theme = $0 }
        view.graphs.flatMap(GraphStyle.init).map { appearance.graphs = $0 }
        for (name, paneName) in view.focus {
            guard let screen = Screen(rawValue: name), let pane = Pane(rawValue: paneName), screen.panes.contains(pane)
            else { continue }
            focus[screen] = pane
        }
        for (name, text) in view.filters where text.count <= Self.longestFilter {
            guard let pane = Pane(rawValue: name), pane.isFiltered else { continue }
            filter(pane, by: text)
        }
        for (name, columns) in view.hiddenColumns {
            guard let pane = Pane(rawValue: name) else { continue }
            hiddenColumns[pane] = Set(columns).intersection(pane.columns)
        }
    }
}
