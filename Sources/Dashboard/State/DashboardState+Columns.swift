extension DashboardState {
    func hidden(_ pane: Pane) -> Set<String> { hiddenColumns[pane] ?? [] }

    /// The table whose columns `c` chooses: the one in focus, or else the first of the screen.
    var columnPane: Pane? {
        ([focusedPane] + panes).first { panes.contains($0) && !$0.columns.isEmpty }
    }

    var isChoosingColumns: Bool { if case .palette(let palette) = overlay { palette.scope.isColumns } else { false } }

    mutating func openColumns() {
        guard let pane = columnPane else { return }
        focus[screen] = pane
        overlay = .palette(Palette(.columns(pane)))
    }

    mutating func toggleColumn(_ pane: Pane, _ name: String) {
        guard pane.columns.contains(name) else { return }
        hiddenColumns[pane, default: []].formSymmetricDifference([name])
    }
}

extension Pane {
    /// Columns that can be hidden, as the pane's table names them; what tells one row from another stays.
    var columns: [String] {
        switch self {
        case .history: ["started", "job", "input", "read", "loaded", "rejected", "took", "rows/s"]
        case .users: ["user", "genre before", "genre now", "change"]
        case .songs: ["rank change", "bar", "share", "a minute", "trend"]
        case .customerTable: CustomerTableForm.hideable
        case .keywords: ["rank change", "genre", "bar", "month before"]
        default: []
        }
    }
}
