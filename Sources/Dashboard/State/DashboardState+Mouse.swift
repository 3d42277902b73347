import TerminalUI

extension DashboardState {
    /// Answers a press or a wheel step with what lies under it in the frame on screen.
    mutating func point(_ mouse: MouseEvent) -> [DashboardEffect] {
        guard let target = render(self).target(column: mouse.column, row: mouse.row) else { return [] }
        switch mouse.action {
        case .press, .doublePress:
            message = nil
            if case .filter = overlay { overlay = nil }
            return click(target, isDouble: mouse.action == .doublePress)
        case .wheelUp: wheel(target, .up)
        case .wheelDown: wheel(target, .down)
        }
        return []
    }

    private mutating func click(_ target: HitTarget, isDouble: Bool) -> [DashboardEffect] {
        switch target {
        case .command(let command): return perform(command)
        case .pane(let pane):
            focus[screen] = pane
            if isDouble { isZoomed.toggle() }
        case .row(let pane, let row):
            focus[screen] = pane
            if pane == .history { select(run: row) }
            if pane.isCustomerList { return clickCustomers(pane, row, isDouble: isDouble) }
            if pane == .sqlCatalog { sql.chosen = row }
            if pane == .jobList, jobs.indices.contains(row) { selectedJob = row }
        case .overlay:
            switch overlay {
            case .help, .palette: overlay = nil
            default: break
            }
        case .entry(let index):
            guard case .palette(var palette) = overlay else { break }
            palette.selected = index
            return run(palette)
        }
        return []
    }

    private mutating func wheel(_ target: HitTarget, _ move: Command.Move) {
        switch target {
        case .overlay, .entry: self.move(move)
        case .pane(let pane), .row(let pane, _):
            guard hasRowsToMove(pane) else { return }
            let focused = focus[screen]
            focus[screen] = pane
            // Three rows a step, as other programs scroll; a list moves its selection row by row.
            for _ in 0..<(isList(pane) ? 1 : 3) { self.move(move) }
            focus[screen] = focused
        case .command: break
        }
    }
}
