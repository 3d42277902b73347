import TerminalUI

extension DashboardState {
    /// Moves the focus to the nearest pane on that side; where there is none, left and right go on in the order of Tab.
    mutating func moveFocus(_ direction: Command.Direction) {
        let places = ScreenLayout(self).places
        guard places.count > 1, let here = places.first(where: { $0.pane == focusedPane }) ?? places.first else {
            if direction == .left || direction == .right { moveFocus(by: direction == .left ? -1 : 1) }
            return
        }
        let beside = places.filter { $0.pane != here.pane && direction.leads(from: here.area, to: $0.area) }
        let nearest = beside.min { direction.distance(here.area, $0.area) < direction.distance(here.area, $1.area) }
        if let nearest {
            focus[screen] = nearest.pane
        } else if direction == .left || direction == .right {
            moveFocus(by: direction == .left ? -1 : 1)
        }
    }

    /// Whether this pane's rows answer the arrow keys.
    func hasRowsToMove(_ pane: Pane) -> Bool {
        isList(pane) || (render(self).limits[pane]?.last ?? 0) > 0
    }
}

extension Command.Direction {
    fileprivate func leads(from here: Rect, to there: Rect) -> Bool {
        let isInBand = here.row < there.endRow && there.row < here.endRow
        let isInColumn = here.column < there.endColumn && there.column < here.endColumn
        return switch self {
        case .left: isInBand && there.endColumn <= here.column
        case .right: isInBand && there.column >= here.endColumn
        case .up: isInColumn && there.endRow <= here.row
        case .down: isInColumn && there.row >= here.endRow
        }
    }

    /// First how far, then how well the two are aligned.
    fileprivate func distance(_ here: Rect, _ there: Rect) -> Int {
        let aside = 1000
        return switch self {
        case .left: (here.column - there.endColumn) * aside + abs(here.row - there.row)
        case .right: (there.column - here.endColumn) * aside + abs(here.row - there.row)
        case .up: (here.row - there.endRow) * aside + abs(here.column - there.column)
        case .down: (there.row - here.endRow) * aside + abs(here.column - there.column)
        }
    }
}
