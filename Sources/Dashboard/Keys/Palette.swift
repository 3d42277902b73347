import TerminalUI

/// The list of commands that opens over the screen: what is typed, and which entry is chosen.
package struct Palette: Hashable, Sendable {
    package enum Scope: Hashable, Sendable {
        /// Every command, screen, pane, theme and graph style.
        case all
        /// Themes and graph styles alone; what is chosen shows at once.
        case appearance
        /// The columns of a table; the list stays open while one shows and hides them.
        case columns(Pane)

        var isColumns: Bool { if case .columns = self { true } else { false } }
    }

    package var scope: Scope
    var isAside: Bool { scope != .all }
    package var field = TextField()
    /// Place among the entries that fit.
    package var selected = 0

    init(_ scope: Scope) { self.scope = scope }

    /// With the entry chosen that holds now.
    init(_ scope: Scope, at state: DashboardState) {
        self.scope = scope
        selected = entries(state).firstIndex { $0.entry.command == .theme(state.appearance.theme) } ?? 0
    }

    /// The entries that fit what is typed, the best first.
    func entries(_ state: DashboardState) -> [PaletteMatch] {
        let all = PaletteEntry.all(scope, state)
        let found = all.enumerated().compactMap { index, entry in
            PaletteMatch(entry, field.text).map { (index: index, match: $0) }
        }
        return found.sorted { ($1.match.score, $0.index) < ($0.match.score, $1.index) }.map(\.match)
    }

    /// The entry chosen, if any fits.
    func chosen(_ state: DashboardState) -> PaletteEntry? {
        let entries = entries(state)
        return entries.indices.contains(selected) ? entries[selected].entry : nil
    }

    func moved(_ move: Command.Move, in state: DashboardState) -> Palette {
        var palette = self
        palette.selected = move.applied(to: selected, last: max(0, entries(state).count - 1), page: 8)
        return palette
    }
}

/// An entry that fits what is typed, and which of its letters do.
struct PaletteMatch: Hashable {
    let entry: PaletteEntry
    let score: Int
    let titlePlaces: Set<Int>

    /// A name that fits counts more than a description that does.
    private static let nameBonus = 40

    /// Nil where it does not fit.
    init?(_ entry: PaletteEntry, _ pattern: String) {
        self.entry = entry
        let title = FuzzyMatch(pattern, in: entry.title)
        // Letters scattered over a sentence fit by chance: only whole words of it count.
        let words = pattern.lowercased().split(whereSeparator: \.isWhitespace)
        let all = (entry.title + " " + entry.detail).lowercased()
        let hasWords = words.allSatisfy { all.contains($0) }
        guard title != nil || hasWords else { return nil }
        score = max(title.map { $0.score + Self.nameBonus } ?? 0, hasWords ? 1 : 0)
        titlePlaces = title?.places ?? []
    }
}
