import TerminalUI

/// What a key, or a click, asks the dashboard to do.
package enum Command: Hashable, Sendable {
    case show(Screen)
    /// Starts the job, or stops it if it runs.
    case startStop(JobID)
    case stopAll
    case nextPane, previousPane
    case zoom
    case filter, commandLine, freeze
    case customers(CustomersCommand)
    /// The pane beside the one in focus.
    case focusBeside(Direction)
    case focus(Pane)
    /// Opens the list of themes and graph styles.
    case appearance
    case theme(ThemeName), graphs(GraphStyle)
    case saveFrame, copyRow, copyFrame
    /// Opens the list of the pane's columns.
    case columns
    /// Shows the column, or hides it.
    case toggleColumn(Pane, String)
    case sql(SQLCommand)
    case help, close, quit
    case move(Move)
    /// Sends the dialog's answer.
    case confirm

    package enum Direction: Hashable, Sendable { case left, right, up, down }
    package enum Move: Hashable, Sendable { case up, down, pageUp, pageDown, top, bottom }
}

/// Whether a command would do something now, and if not, why.
package enum Availability: Hashable, Sendable {
    case available
    case unavailable(reason: String)

    package var isAvailable: Bool { self == .available }
}
