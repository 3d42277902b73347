import TerminalUI

/// A drawn screen and what its places mean.
package struct Frame: Sendable {
    package var buffer: CellBuffer
    /// Later ones lie over earlier ones.
    package var hits: [Hit] = []
    /// How far each pane on screen can be scrolled.
    var limits: [Pane: ScrollLimits] = [:]
    var helpLimits = ScrollLimits(last: 0, page: 1)

    /// What lies at a cell.
    package func target(column: Int, row: Int) -> HitTarget? {
        hits.last { $0.area.contains(column: column, row: row) }?.target
    }
}

/// A place that answers a click.
package struct Hit: Hashable, Sendable {
    package var area: Rect
    package var target: HitTarget
}

package enum HitTarget: Hashable, Sendable {
    case command(Command)
    case pane(Pane)
    /// A row of a list, by its place in the data.
    case row(Pane, Int)
    /// The help or dialog over the screen.
    case overlay
    /// An entry of the command palette.
    case entry(Int)
}

struct ScrollLimits: Hashable, Sendable {
    /// The largest first line.
    var last: Int
    /// Lines that are visible at once.
    var page: Int
}
