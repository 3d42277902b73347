import TerminalUI

/// Tells a double press from two single ones. ncurses could, but it would hold back every press to see whether
/// another one follows.
struct ClickTracker {
    private var last: (column: Int, row: Int, at: ContinuousClock.Instant)?

    /// The longest pause inside a double press.
    static let pause = Duration.milliseconds(400)

    mutating func press(column: Int, row: Int, at now: ContinuousClock.Instant) -> MouseEvent {
        if let last, last.column == column, last.row == row, now - last.at <= Self.pause {
            // A third press begins anew.
            self.last = nil
            return MouseEvent(.doublePress, column: column, row: row)
        }
        last = (column, row, now)
        return MouseEvent(.press, column: column, row: row)
    }
}
