import TerminalUI

/// What a key or a click asks of the SQL screen.
package enum SQLCommand: Hashable, Sendable {
    case run, leave, insert, export, earlier, later
    /// Moves the grid by so many columns.
    case columns(Int)
}

extension KeyBindings {
    static let sqlRun: [Key] = [.function(5), .control("r")]

    /// Keys of the SQL screen.
    static let sql: [KeyBinding] = [
        KeyBinding(
            sqlRun, "F5", "run", "Run the query in the editor; Ctrl-R does the same", .sql, .sql(.run), footer: 0),
        KeyBinding(
            [.enter], "Enter", "take it", "Put the chosen question or table into the editor", .sql, .sql(.insert),
            footer: 0, availability: has(.sqlCatalog)),
        KeyBinding(
            [.left, .right], "← →", "columns", "Move the result by a column", .sql, .sql(.columns(1)), footer: 4,
            availability: has(.sqlResult)),
        KeyBinding(
            [.character("w")], "w", "write CSV", "Export the whole result to a CSV file in the workspace's exports",
            .sql,
            .sql(.export), footer: 1),
    ]

    private static func has(_ pane: Pane) -> @Sendable (DashboardState) -> Availability {
        { state in
            state.screen == .sql && ScreenLayout(state).focused(state) == pane
                ? .available : .unavailable(reason: "with the focus on “\(pane.title)”")
        }
    }

    /// Keys while a query is typed.
    static let sqlEditor: [KeyBinding] = [
        KeyBinding(sqlRun, "F5", "run", "Run the query; Ctrl-R does the same", .sqlEditor, .sql(.run), footer: 0),
        KeyBinding(
            [.control("p")], "Ctrl-P", "earlier", "The query before this one; Up in the first line does the same",
            .sqlEditor, .sql(.earlier), footer: 3),
        KeyBinding(
            [.control("n")], "Ctrl-N", "later", "The query after this one; Down in the last line does the same",
            .sqlEditor, .sql(.later), footer: 4),
        KeyBinding(
            [.escape], "Esc", "leave", "Stop the query that runs, or leave the editor; Shift-Tab leaves it, too",
            .sqlEditor, .sql(.leave),
            footer: 1),
    ]
}
