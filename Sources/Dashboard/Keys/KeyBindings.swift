import TerminalUI

/// The table of keys.
package enum KeyBindings {
    package static let all: [KeyBinding] = screens + jobs + sql + view + dialog + filterLine + sqlEditor + program

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
        case .customers: "Customers one by one (later version)"
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
            [.character("l")], "l", "load database", "Load the tables into a database", .jobs, .startStop(.load),
            availability: needs(.load, "loading into a database")),
        KeyBinding(
            [.character("x")], "x", "stop all", "Stop every job that runs", .jobs, .stopAll, footer: 4,
            availability: { $0.busyJobs.isEmpty ? .unavailable(reason: "nothing runs") : .available }),
    ]

    private static let view: [KeyBinding] = [
        KeyBinding([.tab], "Tab", "pane", "Next pane", .view, .nextPane, footer: 2),
        KeyBinding([.backTab], "Shift-Tab", "back", "Previous pane", .view, .previousPane),
        KeyBinding(
            [.character("/")], "/", "filter", "Filter the users of the search screen by keyword, genre and type", .view,
            .filter, footer: 2, availability: canFilter),
        KeyBinding(
            [.character("z")], "z", "zoom", "Show the pane in focus alone, with exact numbers; again to return", .view,
            .zoom, footer: 2),
        KeyBinding([.up, .character("k")], "Up", "up", "One row up", .view, .move(.up)),
        KeyBinding([.down, .character("j")], "Down", "down", "One row down", .view, .move(.down)),
        KeyBinding([.pageUp], "PgUp", "page up", "One page up", .view, .move(.pageUp)),
        KeyBinding([.pageDown], "PgDn", "page down", "One page down", .view, .move(.pageDown)),
        KeyBinding([.home, .character("g")], "Home", "first", "First row", .view, .move(.top)),
        KeyBinding([.end, .character("G")], "End", "last", "Last row", .view, .move(.bottom)),
        KeyBinding(
            [.character(":")], ":", "command", "Run a command by name", .view, .commandLine,
            availability: { _ in later("the command line") }),
        KeyBinding(
            [.character("f")], "f", "freeze", "Hold the numbers still", .view, .freeze,
            availability: { _ in later("freezing the view") }),
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
        { $0.hasJob(job) ? .available : later(subject) }
    }

    @Sendable private static func canFilter(_ state: DashboardState) -> Availability {
        guard state.screen == .search else {
            return .unavailable(
                reason: "the users of screen 3 can be filtered; filtering other tables comes with a later version")
        }
        return state.userChanges == nil
            ? .unavailable(reason: "no users yet to filter; e loads search logs") : .available
    }

    private static func later(_ subject: String) -> Availability {
        let verb = subject == "live votes" ? "come" : "comes"
        return .unavailable(reason: "\(subject) \(verb) with a later version")
    }
}
