import TerminalUI

/// The query being typed.
enum SQLEditorPane {
    static func body(_ state: DashboardState, _ space: PaneSpace) -> PaneBody {
        let sql = state.sql
        let window = sql.editor.window(columns: space.columns, rows: space.rows)
        let isTyping = state.isTypingSQL
        var body = PaneBody([], status: status(sql), brief: sql.problemInEditor == nil ? "" : "mistake")
        if sql.problemInEditor != nil { body.statusRole = .bad }
        if sql.editor.isBlank, !isTyping {
            body.lines = TextLine.wrapped(
                "Type SQL here: Tab comes in. Or pick a question: Enter puts it here, F5 runs it.", .secondary,
                to: space.columns)
            return body
        }
        let lines = SQLColors.lines(sql.editor.lines, problem: sql.problemInEditor)
        // Lines move to the left for the cursor alone.
        body.lines = window.rows.map { row in
            let line = lines[row].cut(from: isTyping ? window.firstColumn : 0)
            // The cursor covers no sign but the one it stands on.
            let isAtEdge = isTyping && row == window.rows.lowerBound + window.cursorRow
            return isAtEdge && window.cursorColumn == space.columns - 1 ? line : line.cut(to: space.columns)
        }
        body.window = (window.rows.lowerBound, sql.editor.lines.count)
        if isTyping { body.cursor = (window.cursorColumn, window.cursorRow) }
        return body
    }

    private static func status(_ sql: SQLState) -> String {
        if let problem = sql.problemInEditor {
            return problem.line.map { "mistake in line \($0)" } ?? "mistake"
        }
        return sql.isRunning ? "running" : "F5 runs it"
    }
}

extension TextLine {
    /// The line without its first columns, for which an ellipsis stands; half a wide character becomes a space.
    fileprivate func cut(from column: Int) -> TextLine {
        guard column > 0 else { return self }
        guard columns > column else { return .empty }
        var (line, place) = (TextLine("…", .secondary), 0)
        for span in spans {
            var kept = ""
            TextWidth.forEachGrapheme(in: span.text) { grapheme, width in
                if place > column { kept.append(grapheme) } else if place + width > column + 1 { kept.append(" ") }
                place += width
            }
            line.spans.append(Span(kept, span.role))
        }
        return line
    }

    /// The line with an ellipsis for what is beyond so many columns.
    fileprivate func cut(to width: Int) -> TextLine {
        guard columns > width, width > 0 else { return self }
        var (line, free) = (TextLine(), width - 1)
        for span in spans {
            var kept = ""
            TextWidth.forEachGrapheme(in: span.text) { grapheme, width in
                if width <= free { kept.append(grapheme) }
                free = width <= free ? free - width : -1
            }
            line.spans.append(Span(kept, span.role))
        }
        line.spans.append(Span("…", .secondary))
        return line
    }
}
