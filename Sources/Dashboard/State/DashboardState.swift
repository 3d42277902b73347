import TerminalUI
import Warehouse

/// Everything a frame is made from. A value: events change it through `reduce`, `render` only reads it.
package struct DashboardState: Sendable {
    package var size: Size
    package var capabilities: TerminalCapabilities

    package var screen = Screen.overview
    package var focus: [Screen: Pane] = [:]
    package var isZoomed = false
    package var overlay: Overlay?
    package var message: Message?
    package var appearance = Appearance.standard
    /// Shown where no other theme was chosen.
    var standardTheme = Appearance.standard.theme
    /// When the numbers were frozen, in seconds since 1970, UTC; nil while they move.
    package internal(set) var frozenAt: Double?
    /// What has come since then, the latest of each kind.
    var held: [HeldEvent] = []

    /// Nil while nothing is known yet, or when there is no warehouse; `hasLoaded` tells the two apart.
    package var overview: OverviewModel?
    package var hasLoaded = false
    /// What the search screen shows, with the same two meanings of nil, told apart by `hasLoadedSearch`.
    package var search: SearchModel?
    package var hasLoadedSearch = false
    package var userChanges: UserChanges?
    /// What the users' rows are filtered by, and the rows that match; kept by `filterUsers`.
    package internal(set) var userFilter = ""
    package internal(set) var matchingUsers = UserRows(nil)
    /// The customers screen: all of them, what is selected, and the one that is open.
    package internal(set) var customers = CustomersView()
    /// What the rows of other panes are filtered by; kept by `filter(_:by:)`.
    package internal(set) var filters: [Pane: String] = [:]
    /// Why overview and searches could not be read; what is on screen then is the last good state. The customers, which
    /// are read apart, have a `problem` of their own.
    package var dataError: String?
    /// Newest first.
    package var runs: [RunRecord] = []
    /// The jobs this program can start.
    package var jobs: [JobView] = [.api, .poller, .stream, .content, .search, .load].map { JobView(id: $0) }
    /// Why tables cannot be loaded into a database, and what to do about it; nil where they can.
    package var databaseAbsence: String?
    /// Nil as long as the stream engine has never run here.
    package var stream: StreamView?

    package var sql = SQLState()

    /// The run chosen in the history; nil follows the newest.
    package var selectedRun: String?
    package var selectedJob = 0
    /// Names of the columns that are not shown, by pane.
    package internal(set) var hiddenColumns: [Pane: Set<String>] = [:]
    /// Nil where nobody measures it.
    package var cost: OwnCost?
    /// First line shown, by pane.
    package var scroll: [Pane: Int] = [:]

    /// The folder the content ETL read last.
    package var contentFolder: String
    /// The folder the search ETL read last.
    package var searchFolder: String
    /// Seconds since 1970, UTC.
    package var now: Double
    /// What to add to UTC for the times of day on screen.
    package var utcOffset: Double

    /// - Parameters: the folders are offered when the folder of logs is asked for.
    package init(
        size: Size, capabilities: TerminalCapabilities, contentFolder: String = "", searchFolder: String = "",
        now: Double = 0, utcOffset: Double = 0
    ) {
        self.size = size.onScreen
        self.capabilities = capabilities
        self.contentFolder = contentFolder
        self.searchFolder = searchFolder
        self.now = now
        self.utcOffset = utcOffset
    }

    /// When something on screen changes by the passing of time alone, in seconds from now; nil when nothing does, so
    /// that an idle dashboard need never wake.
    package var secondsToNextClock: Double? {
        if jobs.contains(where: \.isBusy) { return 1 }
        if sql.isRunning { return 1 }
        if message != nil { return 2 }
        return nil
    }

    func job(_ id: JobID) -> JobView? { jobs.first { $0.id == id } }
    var busyJobs: [JobView] { jobs.filter(\.isBusy) }
    /// Those that end by themselves; the others run until they are stopped.
    var busyLoads: [JobView] { busyJobs.filter { !JobID.services.contains($0.id) } }

    /// Of the stream's log, more than anyone scrolls through.
    static let mostLogLines = 200

    /// The run whose details are shown, and its place in the history.
    var chosenRun: (index: Int, run: RunRecord)? {
        let index = runs.firstIndex { $0.id == selectedRun } ?? 0
        return index < runs.count ? (index, runs[index]) : nil
    }

    func hasJob(_ id: JobID) -> Bool { jobs.contains { $0.id == id } }
}

/// What lies over the screen.
package enum Overlay: Hashable, Sendable {
    /// First line shown.
    case help(scroll: Int)
    /// Asks for the folder of logs this job is to load; with a word on what was wrong with the last answer.
    case folder(JobID, TextField, problem: String?)
    /// The line in the footer's place where a filter is typed; what is typed holds at once.
    case filter(TextField)
    /// The commands that fit what is typed.
    case palette(Palette)
}

/// A sentence for the person at the keys, in the footer's place until the next key or some seconds later.
package struct Message: Hashable, Sendable {
    package var text: String
    /// Seconds since 1970, UTC.
    package var shownAt: Double

    static let secondsShown = 10.0
}

extension Size {
    /// A size no terminal exceeds; larger claims would only cost memory.
    var onScreen: Size { Size(columns: min(columns, 1000), rows: min(rows, 500)) }
}
