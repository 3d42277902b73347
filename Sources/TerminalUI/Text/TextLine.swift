/// A piece of a line in one role.
package struct Span: Hashable, Sendable {
    package var text: String
    package var role: Role

    package init(_ text: String, _ role: Role = .text) {
        self.text = text
        self.role = role
    }
}

/// One line of a pane.
package struct TextLine: Hashable, Sendable {
    package var spans: [Span]
    /// True on the row that is selected.
    package var isSelected = false
    /// What a click on the line means to whoever made it; nil where nothing.
    package var tag: Int?

    package init(_ spans: [Span] = []) { self.spans = spans }
    package init(_ text: String, _ role: Role = .text) { spans = [Span(text, role)] }

    package static let empty = TextLine()

    /// Columns the line takes.
    package var columns: Int { spans.reduce(0) { $0 + TextWidth.columns(of: $1.text) } }

    /// A text of several words as lines of at most `columns`.
    package static func wrapped(_ text: String, _ role: Role = .text, to columns: Int) -> [TextLine] {
        TextWidth.wrapped(text, to: columns).map { TextLine($0, role) }
    }

    /// The line moved right by so many spaces.
    package func indented(by columns: Int) -> TextLine {
        var line = self
        if columns > 0 { line.spans.insert(Span(TextWidth.spaces(columns)), at: 0) }
        return line
    }
}

extension CellBuffer {
    /// Writes a line into the first row of `area`; a selected line fills the row's whole width.
    package mutating func write(_ line: TextLine, in area: Rect, look: Look) {
        guard !area.isEmpty else { return }
        if line.isSelected {
            fill(
                Rect(column: area.column, row: area.row, columns: area.columns, rows: 1),
                style: look.theme.selected(.text))
        }
        var column = area.column
        for span in line.spans {
            let style = line.isSelected ? look.theme.selected(span.role) : look.theme[span.role]
            column += write(span.text, column: column, row: area.row, style: style, in: area)
        }
    }

    /// Writes lines from the top of `area` down, beginning with line `first`.
    package mutating func write(_ lines: [TextLine], from first: Int = 0, in area: Rect, look: Look) {
        for (index, line) in lines.dropFirst(max(0, first)).prefix(area.rows).enumerated() {
            let row = Rect(column: area.column, row: area.row + index, columns: area.columns, rows: 1)
            write(line, in: row, look: look)
        }
    }
}
