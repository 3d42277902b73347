/// What a key, or a click, asks the dashboard to do.
package enum Command: Hashable, Sendable {
    case show(Screen)
    /// Starts the job, or stops it if it runs.
    case startStop(JobID)
    case stopAll
    case nextPane, previousPane
    case zoom
    case filter, commandLine, freeze
    case sql(SQLCommand)
    case help, close, quit
    case move(Move)
    /// Sends the dialog's answer.
    case confirm

    package enum Move: Hashable, Sendable { case up, down, pageUp, pageDown, top, bottom }
}

/// Whether a command would do something now, and if not, why.
package enum Availability: Hashable, Sendable {
    case available
    case unavailable(reason: String)

    package var isAvailable: Bool { self == .available }
}
