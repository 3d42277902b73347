import TerminalUI

/// What the query gave: a grid that scrolls both ways, or why there is none.
enum SQLResultPane {
    static func body(_ state: DashboardState, _ space: PaneSpace) -> PaneBody {
        if let absence = state.sql.catalog?.absence { return problem(absence, "no DuckDB", nil, space) }
        switch state.sql.phase {
        case .idle(let wasStopped): return guide(wasStopped, space)
        case .running(let since): return running(state.now - since, space)
        case .failed(let fault, let text): return problem(fault, "mistake", text, space)
        case .done(let result): return grid(result, state, space)
        }
    }

    private static func guide(_ wasStopped: Bool, _ space: PaneSpace) -> PaneBody {
        let head = wasStopped ? "The query was stopped." : "Ask the tables anything."
        let steps = [
            "Pick a question with ↑ ↓, Enter puts it into the editor, F5 runs it.",
            "Or Tab into the editor and type SQL of your own. Every table is there by its name; votes is the live chart, "
                + "runs is what was loaded.",
            "Nothing can be changed or broken: the tables are only read.",
        ]
        let lines = steps.flatMap { TextLine.wrapped($0, .secondary, to: space.columns) }
        return PaneBody([TextLine(head, wasStopped ? .warning : .strong)] + lines)
    }

    private static func running(_ seconds: Double, _ space: PaneSpace) -> PaneBody {
        let elapsed = NumberText.wholeDuration(max(0, seconds))
        return PaneBody(
            [TextLine("DuckDB is at work.", .text), TextLine("Esc stops it.", .secondary)],
            status: "running · \(elapsed)", brief: elapsed, statusRole: .accent)
    }

    private static func problem(_ problem: SQLProblem, _ word: String, _ text: String?, _ space: PaneSpace) -> PaneBody
    {
        let message = problem.message.prefix(1).uppercased() + problem.message.dropFirst()
        var lines = message.split(whereSeparator: \.isNewline)
            .flatMap { TextLine.wrapped(String($0), .bad, to: space.columns) }
        lines += picture(problem, text, space)
        let remedy = problem.remedy.prefix(1).uppercased() + problem.remedy.dropFirst()
        lines += TextLine.wrapped(String(remedy), .text, to: space.columns)
        let place = problem.line.map { "line \($0), column \(problem.column ?? 1)" } ?? word
        return PaneBody(lines, status: place, brief: word, statusRole: .bad)
    }

    /// The line with the mistake, and a caret below it.
    private static func picture(_ problem: SQLProblem, _ text: String?, _ space: PaneSpace) -> [TextLine] {
        guard let text, let number = problem.line, let column = problem.column else { return [] }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.indices.contains(number - 1) else { return [] }
        let before = String(lines[number - 1].prefix(column - 1))
        let room = max(8, space.columns - 4)
        // A long line begins shortly before the mistake.
        let skipped = TextWidth.columns(of: before) < room * 3 / 4 ? 0 : before.count - min(before.count, room / 4)
        let shown = String(lines[number - 1].dropFirst(skipped))
        let caret = TextWidth.columns(of: String(before.dropFirst(skipped)))
        return [
            TextLine("  " + TextWidth.truncated(shown, to: room), .text),
            TextLine("  " + TextWidth.spaces(caret) + "^", .bad),
        ]
    }

    private static func grid(_ result: SQLResultView, _ state: DashboardState, _ space: PaneSpace) -> PaneBody {
        let found = state.sql.matching?.count ?? result.rows.count
        let window = RowWindow(total: found, rows: max(0, space.rows - 2), wanted: state.scroll[.sqlResult] ?? 0)
        let grid = SQLGrid(result, firstColumn: state.sql.firstColumn, columns: space.columns)
        var body = PaneBody(
            grid.heads + window.shown.map { grid.line(state.sql.matching?[$0] ?? $0) }, status: "", pinned: 2,
            window: (window.shown.lowerBound, found))
        if result.rows.isEmpty {
            body.lines.append(TextLine("No row answers the query.", .secondary))
            body.window = nil
        }
        let count = NumberText.counted(Int64(result.rows.count), "row")
        let rows = result.isCut ? "the first \(count), more exist" : count
        let time = NumberText.milliseconds(result.seconds * 1000)
        body.status = [rows, grid.columnsNote, time].filter { !$0.isEmpty }.joined(separator: " · ")
        body.brief = result.isCut ? "first \(count)" : count
        if result.isCut { body.statusRole = .warning }
        body.tell(state.filter(of: .sqlResult), found: found, of: result.rows.count, space)
        return body
    }
}
