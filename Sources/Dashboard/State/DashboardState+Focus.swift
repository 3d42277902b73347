import TerminalUI
import Warehouse

extension DashboardState {
    /// The pane keys act on: the one chosen, or the screen's first if that is not on screen.
    var focusedPane: Pane {
        let wanted = focus[screen] ?? screen.firstFocus
        return panes.contains(wanted) ? wanted : panes.first ?? screen.firstFocus
    }

    /// The panes of the screen at hand, in the order Tab visits them.
    var panes: [Pane] { screen == .customers ? customers.panes : screen.panes }

    mutating func moveFocus(by step: Int) {
        let panes = ScreenLayout(self).reachablePanes
        guard !panes.isEmpty else { return }
        let current = panes.firstIndex(of: focusedPane) ?? (step > 0 ? -1 : 0)
        focus[screen] = panes[(current + step + panes.count) % panes.count]
    }

    mutating func move(_ move: Command.Move) {
        if case .help(let scroll) = overlay {
            let limits = render(self).helpLimits
            overlay = .help(scroll: move.applied(to: scroll, last: limits.last, page: limits.page))
            return
        }
        if case .palette(let palette) = overlay {
            overlay = .palette(palette.moved(move, in: self))
            return
        }
        let limits = render(self).limits[focusedPane] ?? ScrollLimits(last: 0, page: 1)
        if move == .up || move == .down, overlay == nil, !isList(focusedPane), limits.last == 0 {
            moveFocus(move == .up ? .up : .down)
            return
        }
        switch focusedPane {
        case .history: moveRun(move, page: limits.page)
        case .customerTable, .customerSegments, .customerChurn, .customerFacets:
            moveCustomers(focusedPane, move, page: limits.page)
        case .sqlCatalog: sql.chosen = move.applied(to: sql.chosen, last: sql.entries.count - 1, page: 5)
        case .jobList: selectedJob = move.applied(to: selectedJob, last: jobs.count - 1, page: 5)
        default: scrollPane(focusedPane, move, limits)
        }
    }

    func isList(_ pane: Pane) -> Bool {
        pane == .history || pane == .jobList || pane == .sqlCatalog || pane.isCustomerList
    }

    private mutating func scrollPane(_ pane: Pane, _ move: Command.Move, _ limits: ScrollLimits) {
        let follows = pane == .streamLog
        let current = min(scroll[pane] ?? (follows ? limits.last : 0), limits.last)
        let row = move.applied(to: current, last: limits.last, page: limits.page)
        scroll[pane] = follows && row == limits.last ? nil : row
    }

    private mutating func moveRun(_ move: Command.Move, page: Int) {
        let listed = listedRuns
        guard !listed.isEmpty else { return }
        let place = listed.firstIndex(of: chosenRun?.index ?? 0) ?? 0
        select(run: listed[move.applied(to: place, last: listed.count - 1, page: page)])
    }

    mutating func select(run index: Int) {
        guard runs.indices.contains(index) else { return }
        // The newest row is followed as new runs arrive; any other choice stays with its run.
        selectedRun = index == 0 ? nil : runs[index].id
        scroll[.runDetail] = 0
    }
}

extension Command.Move {
    /// The row this move leads to, within `0...last`.
    func applied(to row: Int, last: Int, page: Int) -> Int {
        let target =
            switch self {
            case .up: row - 1
            case .down: row + 1
            case .pageUp: row - max(1, page)
            case .pageDown: row + max(1, page)
            case .top: 0
            case .bottom: last
            }
        return max(0, min(target, last))
    }
}
