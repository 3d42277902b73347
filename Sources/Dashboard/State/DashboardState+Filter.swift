import TerminalUI
import Warehouse

/// Rows of the users' table: all of them, or those that match a filter.
package struct UserRows: Sendable {
    /// Ascending; nil stands for all rows, which need no list.
    private let matching: [UInt32]?

    init(_ matching: [UInt32]?) { self.matching = matching }

    /// How many there are, out of so many in the table.
    func count(of all: Int) -> Int { matching?.count ?? all }

    /// Where in the table row `index` of the matching ones is.
    subscript(index: Int) -> Int { matching.map { Int($0[index]) } ?? index }
}

extension DashboardState {
    /// True where Esc would show all rows again.
    var isFilterAtHand: Bool { focusedPane.isFiltered && !filterText(of: focusedPane).isEmpty }

    /// Shows the users whose row holds every word of `text`.
    mutating func filterUsers(_ text: String) {
        guard text != userFilter else { return }
        userFilter = text
        scroll[.users] = 0
        matchUsers()
    }

    mutating func openFilter() {
        guard let pane = filteredPane else { return }
        focus[screen] = pane
        overlay = .filter(TextField(filterText(of: pane)))
    }

    mutating func show(_ model: SearchModel?, _ changes: UserChanges?) {
        (search, userChanges) = (model, changes)
        hasLoadedSearch = true
        dataError = nil
        matchUsers()
        if changes == nil, focusedPane == .users, case .filter = overlay { overlay = nil }
    }

    private mutating func matchUsers() {
        let isBlank = userFilter.allSatisfy(\.isWhitespace)
        matchingUsers = UserRows(isBlank ? nil : userChanges?.rows(matching: userFilter) ?? [])
    }
}
