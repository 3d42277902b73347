import TerminalUI
import Warehouse

/// Which rows of a pane hold every word that was typed after `/`, whatever their case and accents; words in quotes are one.
struct RowFilter {
    let text: String
    private let words: [String]

    init(_ text: String) {
        self.text = text
        words = FoldedText.words(of: text)
    }

    var isActive: Bool { !words.isEmpty }

    func keeps(_ row: String) -> Bool {
        guard isActive else { return true }
        let folded = FoldedText.folded(row)
        return words.allSatisfy { folded.contains($0) }
    }

    /// By word, whether each of these texts holds it: for rows too many to be read one by one.
    func hits(_ texts: [String]) -> [[Bool]] {
        let folded = texts.map { FoldedText.folded($0) }
        return words.map { word in folded.map { $0.contains(word) } }
    }

    func keeps(_ row: Table.Row) -> Bool { isActive ? keeps(row.text) : true }
}

extension Table.Row {
    /// What the row says, its cells apart.
    var text: String {
        items.compactMap { item in
            if case .text(let text, _) = item { text } else { nil }
        }.joined(separator: " ")
    }
}

extension PaneBody {
    /// Says in the corner how many rows the filter left, and what to do where it left none.
    mutating func tell(_ filter: RowFilter, found: Int, of all: Int, _ space: PaneSpace) {
        guard filter.isActive else { return }
        let counts = "\(NumberText.grouped(Int64(found))) of \(NumberText.grouped(Int64(all)))"
        status = "/\(TextWidth.truncated(filter.text, to: max(8, space.columns / 3))) · \(counts)"
        (brief, statusRole) = (counts, .accent)
        guard found == 0 else { return }
        pinned = 0
        (selected, window) = (nil, nil)
        lines =
            TextLine.wrapped("Nothing here matches “\(filter.text)”.", to: space.columns)
            + TextLine.wrapped("Esc shows every row again.", .secondary, to: space.columns)
    }
}

extension DashboardState {
    /// What the pane's rows are filtered by; empty where they are all shown.
    func filterText(of pane: Pane) -> String {
        switch pane {
        case .users: userFilter
        case .customerTable: customers.typed
        default: filters[pane] ?? ""
        }
    }

    func filter(of pane: Pane) -> RowFilter { RowFilter(filterText(of: pane)) }

    /// Shows the rows that hold every word of `text`.
    mutating func filter(_ pane: Pane, by text: String) {
        guard pane != .users else { return filterUsers(text) }
        guard pane != .customerTable else { return searchCustomers(text) }
        guard text != filterText(of: pane) else { return }
        filters[pane] = text.isEmpty ? nil : text
        scroll[pane] = nil
        if pane == .sqlResult { sql.match(filter(of: pane)) }
    }

    /// The pane that `/` filters: the one in focus, or else the first of the screen that has rows to find.
    var filteredPane: Pane? {
        if focusedPane.isFiltered, screen.panes.contains(focusedPane) { return focusedPane }
        if screen == .customers, customers.isProfileShown { return .profileRows }
        return screen.preferredFilter ?? screen.panes.first(where: \.isFiltered)
    }

    /// The runs the history shows, as places in `runs`.
    var listedRuns: [Int] {
        let filter = filter(of: .history)
        guard filter.isActive else { return Array(runs.indices) }
        return runs.indices.filter { filter.keeps(HistoryPane.searchText(runs[$0], self)) }
    }
}
