import TerminalUI

extension DashboardState {
    /// True where letters are text and not commands.
    var isTypingSQL: Bool {
        screen == .sql && overlay == nil && ScreenLayout(self).focused(self) == .sqlEditor
    }

    /// Answers what a key means on the SQL screen alone; nil where it means what it does everywhere.
    mutating func pressOnSQL(_ key: Key) -> [DashboardEffect]? {
        guard screen == .sql else { return nil }
        if KeyBindings.sqlRun.contains(key) { return performSQL(.run) }
        if key == .escape, sql.isRunning { return performSQL(.leave) }
        switch ScreenLayout(self).focused(self) {
        case .sqlEditor: return typeSQL(key)
        case .sqlCatalog where key == .enter: return performSQL(.insert)
        case .sqlResult where key == .left: return performSQL(.columns(-1))
        case .sqlResult where key == .right: return performSQL(.columns(1))
        default: return key == .character("w") ? performSQL(.export) : nil
        }
    }

    private mutating func typeSQL(_ key: Key) -> [DashboardEffect]? {
        switch key {
        // A pasted text may hold tabs, and must not end up as commands in another pane.
        case .tab: sql.editor.insert("\t")
        case .backTab, .function, .control("c"), .control("l"): return nil
        case .escape: return performSQL(.leave)
        case .control("p"): sql.recall(by: -1)
        case .control("n"): sql.recall(by: 1)
        case .up where sql.editor.isOnFirstLine: sql.recall(by: -1)
        case .down where sql.editor.isOnLastLine: sql.recall(by: 1)
        default: sql.editor.handle(key)
        }
        return []
    }

    mutating func performSQL(_ command: SQLCommand) -> [DashboardEffect] {
        switch command {
        case .run: return runSQL()
        case .leave:
            let hasAnswer: Bool = if case .idle = sql.phase { false } else { true }
            focus[.sql] = hasAnswer ? .sqlResult : .sqlCatalog
            if sql.isRunning {
                say("Stopping the query.")
                return [.sql(.stop)]
            }
        case .insert: insertEntry()
        case .export: return exportSQL()
        case .earlier: sql.recall(by: -1)
        case .later: sql.recall(by: 1)
        case .columns(let step):
            let last = max(0, (sql.result?.columns.count ?? 0) - 1)
            sql.firstColumn = max(0, min(sql.firstColumn + step, last))
        }
        return []
    }

    private mutating func runSQL() -> [DashboardEffect] {
        if let absence = sql.catalog?.absence {
            say(absence.message.prefix(1).uppercased() + absence.message.dropFirst() + ".")
            return []
        }
        guard !sql.editor.isBlank else {
            say("Type a query first, or pick a question.")
            return []
        }
        sql.run += 1
        sql.asked = sql.editor.text
        (sql.askedAt, sql.phase) = (now, .running(since: now))
        sql.remember(sql.asked)
        filter(.sqlResult, by: "")
        (sql.firstColumn, scroll[.sqlResult]) = (0, 0)
        return [.sql(.run(sql.asked, run: sql.run)), .sql(.remember(sql.history))]
    }

    private mutating func exportSQL() -> [DashboardEffect] {
        guard let result = sql.result, !result.columns.isEmpty else {
            say("There is no result to export yet; F5 runs the query.")
            return []
        }
        say("Exporting the whole result.")
        return [.sql(.export)]
    }

    private mutating func insertEntry() {
        let entries = sql.entries
        guard entries.indices.contains(sql.chosen) else { return }
        switch entries[sql.chosen] {
        case .question(let question):
            // What was typed stays within reach.
            if !sql.editor.isBlank { sql.remember(sql.editor.text) }
            sql.editor = TextEditor(question.text)
            sql.editor.moveTo(row: 0, column: 0)
            say("F5 runs it; change what you like.")
        case .table(let table):
            if sql.editor.isBlank {
                sql.editor = TextEditor("SELECT * FROM \(table.name) LIMIT 100")
                say("F5 runs it; change what you like.")
            } else {
                sql.editor.insert(table.name)
            }
        }
        focus[.sql] = .sqlEditor
    }

    mutating func take(_ event: SQLEvent) {
        switch event {
        case .catalog(let catalog):
            sql.catalog = catalog
            sql.chosen = min(sql.chosen, max(0, sql.entries.count - 1))
        case .result(let result, sql.run): sql.phase = .done(result)
        case .failed(let problem, sql.run):
            sql.phase = .failed(problem, text: sql.asked)
            if let line = problem.line, sql.editor.text == sql.asked {
                sql.editor.moveTo(row: line - 1, column: (problem.column ?? 1) - 1)
            }
        case .stopped(sql.run): sql.phase = .idle(wasStopped: true)
        // Of a run before the one at hand.
        case .result, .failed, .stopped: break
        }
    }
}
