import TerminalUI

/// The table of keys.
package enum KeyBindings {
    package static let all: [KeyBinding] =
        screens + jobs + sql + view + customers + dialog + filterLine + palette + sqlEditor + program

    /// The binding of a key on a screen, dialogs apart.
    static func binding(of key: Key) -> KeyBinding? {
        all.first { !$0.group.isLocal && $0.keys.contains(key) }
    }

    /// The binding of a command.
    static func binding(of command: Command) -> KeyBinding? { all.first { $0.command == command } }

    /// The key that starts and stops a job.
    static func key(of job: JobID) -> String { binding(of: .startStop(job))?.name ?? "" }

    /// The move of rows that a key stands for while text is typed.
    static func rowMove(of key: Key) -> Command.Move? {
        switch key {
        case .up: .up
        case .down: .down
        case .pageUp: .pageUp
        case .pageDown: .pageDown
        default: nil
        }
    }

    private static let screens: [KeyBinding] = Screen.allCases.map { screen in
        KeyBinding(
            [.character(screen.key)], String(screen.key), screen.title.lowercased(), description(of: screen), .screens,
            .show(screen))
    }

    private static func description(of screen: Screen) -> String {
        switch screen {
        case .overview: "Customers, hours, apps and segments at a glance"
        case .customers: "Every customer: search, sort, filter, segments, who may leave; Enter opens one"
        case .search: "What users search for: genres and keywords of two months, and how taste changed"
        case .stream: "Live votes: the song chart, its batches, and the ledger that proves them"
        case .jobs: "What runs and what ran: progress, history, rejects"
        case .sql: "Ask the tables anything in SQL; questions to begin with"
        }
    }

    private static let jobs: [KeyBinding] = [
        KeyBinding(
            [.character("b")], "b", "load logs", "Load daily logs from a folder; stops the load if it runs", .jobs,
            .startStop(.content), footer: 3, availability: needs(.content, "loading logs")),
        KeyBinding(
            [.character("e")], "e", "load searches", "Load search logs from a folder; stops the load if it runs", .jobs,
            .startStop(.search), footer: 3, availability: needs(.search, "loading search logs")),
        KeyBinding(
            [.character("a")], "a", "API", "Start or stop the vote API", .jobs, .startStop(.api),
            footer: 4, availability: needs(.api, "live votes")),
        KeyBinding(
            [.character("p")], "p", "poller", "Start or stop the poller of votes", .jobs, .startStop(.poller),
            footer: 3, availability: needs(.poller, "live votes")),
        KeyBinding(
            [.character("s")], "s", "stream", "Start or stop the stream engine", .jobs, .startStop(.stream),
            footer: 2, availability: needs(.stream, "live votes")),
        KeyBinding(
            [.character("l")], "l", "load database", "Load the tables into MySQL or MariaDB; stops the load if it runs",
            .jobs,
            .startStop(.load), availability: canLoadDatabase),
        KeyBinding(
            [.character("x")], "x", "stop all", "Stop every job that runs", .jobs, .stopAll, footer: 4,
            availability: { $0.busyJobs.isEmpty ? .unavailable(reason: "nothing runs") : .available }),
    ]

    private static let view: [KeyBinding] = [
        KeyBinding([.tab], "Tab", "pane", "Next pane", .view, .nextPane, footer: 2),
        KeyBinding([.backTab], "Shift-Tab", "back", "Previous pane", .view, .previousPane),
        KeyBinding(
            [.character("/")], "/", "filter",
            "Find rows of the pane: customers, users, songs, log, history, keywords and others; Esc shows all again",
            .view,
            .filter, footer: 2, availability: canFilter),
        KeyBinding(
            [.character("z")], "z", "zoom", "Show the pane in focus alone, with exact numbers; again to return", .view,
            .zoom, footer: 2),
        KeyBinding(
            [.up, .character("k")], "Up", "up", "One row up; where no rows scroll, the pane above", .view, .move(.up)),
        KeyBinding(
            [.down, .character("j")], "Down", "down", "One row down; where no rows scroll, the pane below", .view,
            .move(.down)),
        KeyBinding([.pageUp], "PgUp", "page up", "One page up", .view, .move(.pageUp)),
        KeyBinding([.pageDown], "PgDn", "page down", "One page down", .view, .move(.pageDown)),
        KeyBinding([.home, .character("g")], "Home", "first", "First row", .view, .move(.top)),
        KeyBinding([.end, .character("G")], "End", "last", "Last row", .view, .move(.bottom)),
        KeyBinding(
            [.character(":"), .control("p")], ":", "command",
            "Find a command, screen, pane or theme by a few letters (Ctrl-P, too)", .view, .commandLine, footer: 3),
        KeyBinding(
            [.character("f")], "f", "freeze", "Hold the numbers still; jobs go on; again for what came meanwhile",
            .view,
            .freeze, footer: 6),
        KeyBinding(
            [.left], "Left", "pane left", "The pane to the left", .view, .focusBeside(.left)),
        KeyBinding(
            [.right], "Right", "pane right", "The pane to the right", .view, .focusBeside(.right)),
        KeyBinding(
            [.character("t")], "t", "theme", "Choose theme and graphs; each shows as you move to it", .view,
            .appearance,
            footer: 7),
        KeyBinding(
            [.character("c")], "c", "columns", "Choose the columns of the table", .view, .columns,
            availability: { state in
                state.columnPane == nil
                    ? .unavailable(reason: "this screen has no columns to choose") : .available
            }),
        KeyBinding(
            [.character("y")], "y", "copy", "Copy the row chosen, or all of the pane, to the clipboard (OSC 52)", .view,
            .copyRow),
        KeyBinding(
            [.character("Y")], "Y", "copy frame", "Copy the whole frame to the clipboard (OSC 52)", .view, .copyFrame),
        KeyBinding(
            [.character("S")], "S", "save frame",
            "Save the frame as text, ANSI and SVG in the folder frames of the workspace", .view, .saveFrame),
    ]

    private static let palette: [KeyBinding] = [
        KeyBinding([.up, .down], "Up Down", "choose", "The command before, the one after", .palette, .move(.down)),
        KeyBinding([.enter], "Enter", "run", "Run the command chosen", .palette, .confirm, footer: 0),
        KeyBinding([.escape], "Esc", "close", "Close without running any", .palette, .close, footer: 0),
    ]

    private static let dialog: [KeyBinding] = [
        KeyBinding([.enter], "Enter", "start", "Start with the folder typed", .dialog, .confirm, footer: 0),
        KeyBinding([.escape], "Esc", "cancel", "Close without starting", .dialog, .close, footer: 0),
    ]

    private static let filterLine: [KeyBinding] = [
        KeyBinding([.enter], "Enter", "keep", "Keep the filter and leave its line", .filterLine, .confirm, footer: 0),
        KeyBinding([.escape], "Esc", "clear", "Show all rows again", .filterLine, .close, footer: 0),
    ]

    private static let program: [KeyBinding] = [
        KeyBinding([.character("?"), .function(1)], "?", "help", "This list of keys", .program, .help, footer: 1),
        KeyBinding([.escape], "Esc", "close", "Close what is open: dialog, help, filter, zoom", .program, .close),
        KeyBinding(
            [.character("q"), .control("c")], "q", "quit", "Leave; running jobs are stopped first", .program, .quit,
            footer: 0),
    ]

    private static func needs(_ job: JobID, _ subject: String) -> @Sendable (DashboardState) -> Availability {
        { $0.hasJob(job) ? .available : .unavailable(reason: "\(subject) cannot be started here") }
    }

    @Sendable private static func canLoadDatabase(_ state: DashboardState) -> Availability {
        guard state.hasJob(.load) else { return .unavailable(reason: "there is no load into a database here") }
        return state.databaseAbsence.map { .unavailable(reason: $0) } ?? .available
    }

    @Sendable private static func canFilter(_ state: DashboardState) -> Availability {
        if state.screen == .customers, state.customers.isProfileShown, state.customers.profile == nil {
            return .unavailable(reason: "Esc goes back to the customers, which can be searched")
        }
        guard let pane = state.filteredPane else {
            return .unavailable(reason: "there are no rows to find on this screen")
        }
        if pane == .customerTable, state.customers.data == nil {
            return .unavailable(reason: "no customers yet to search; b loads daily logs")
        }
        if pane == .sqlResult, state.sql.result == nil {
            return .unavailable(reason: "no result yet to filter; F5 runs the query")
        }
        if pane == .users, state.userChanges == nil {
            return .unavailable(reason: "no users yet to filter; e loads search logs")
        }
        return .available
    }
}
