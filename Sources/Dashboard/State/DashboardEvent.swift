import TerminalUI
import Warehouse

/// What the dashboard is told.
package enum DashboardEvent: Sendable {
    case input(InputEvent)
    /// The read model of the current generation; nil when there is no warehouse.
    case overview(OverviewModel?)
    /// What was searched for, of the current generation, and each user's change; nil when it holds no searches.
    case search(SearchModel?, UserChanges?)
    case customers(CustomersNews)
    /// Newest first.
    case runs([RunRecord])
    /// All jobs that can be started, with what they do now.
    case jobs([JobView])
    /// What the stream engine has counted and how it works.
    case stream(StreamView)
    /// A sentence to show for a while.
    case message(String)
    /// Seconds since 1970, UTC.
    case clock(Double)
    /// The warehouse could not be read, and why.
    case dataError(String)
    case sql(SQLEvent)
}

/// What the dashboard asks for; the caller does it.
package enum DashboardEffect: Hashable, Sendable {
    /// Runs an ETL, `content` or `search`, over the logs of a folder, as typed.
    case startLoad(JobID, folder: String)
    /// Starts a job that needs no answer first.
    case start(JobID)
    case stop(JobID)
    case stopAll
    /// Reads the customers of the current generation, for the first time.
    case readCustomers
    /// Reads one customer: a row of the table at hand.
    case readCustomer(Int)
    /// Remembers the folder of this ETL for the next start of the program.
    case saveFolder(JobID, String)
    /// Writes the frame into files named after the screen.
    case saveFrame(CellBuffer, name: String)
    /// Puts a text into the clipboard of the terminal.
    case copy(String)
    case sql(SQLRequest)
    /// Stops every job, then leaves; asked again, leaves at once.
    case quit
}
