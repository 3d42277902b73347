/// A thin rounded frame with its subject at the left of the top edge and its state at the right.
package struct Panel: Sendable {
    package var title: String
    package var status: String
    /// Stands in for a status that does not fit.
    package var briefStatus: String
    package var statusRole: Role
    /// At the right of the bottom edge, such as "1–7 of 30".
    package var note: String
    /// At the left of the bottom edge, such as "3 h ago": the first that fits beside the note.
    package var marks: [String]
    package var markRole: Role
    package var isFocused: Bool

    package init(
        title: String, status: String = "", briefStatus: String = "", statusRole: Role = .secondary, note: String = "",
        marks: [String] = [], markRole: Role = .faint, isFocused: Bool = false
    ) {
        self.title = title
        self.status = status
        self.briefStatus = briefStatus
        self.statusRole = statusRole
        self.note = note
        self.marks = marks
        self.markRole = markRole
        self.isFocused = isFocused
    }

    /// Where the content of a panel goes: one cell for the frame and, at the sides, one of air.
    package static func content(of area: Rect) -> Rect {
        Rect(
            column: area.column + min(2, area.columns), row: area.row + min(1, area.rows),
            columns: area.columns - 4, rows: area.rows - 2)
    }

    /// Draws the frame, clears what is inside, and returns the place for the content.
    @discardableResult
    package func draw(in area: Rect, into buffer: inout CellBuffer, look: Look) -> Rect {
        guard area.columns >= 2, area.rows >= 2 else {
            return Rect(column: area.column, row: area.row, columns: 0, rows: 0)
        }
        buffer.fill(area)
        drawEdges(area, &buffer, look)
        drawTitles(area, &buffer, look)
        return Panel.content(of: area)
    }

    private func drawEdges(_ area: Rect, _ buffer: inout CellBuffer, _ look: Look) {
        let style = look.theme[isFocused ? .frameFocused : .frame]
        let glyphs = look.glyphs
        let last = (column: area.endColumn - 1, row: area.endRow - 1)
        for column in area.column...last.column {
            buffer.set(glyphs.horizontal, style: style, column: column, row: area.row)
            buffer.set(glyphs.horizontal, style: style, column: column, row: last.row)
        }
        for row in area.row...last.row {
            buffer.set(glyphs.vertical, style: style, column: area.column, row: row)
            buffer.set(glyphs.vertical, style: style, column: last.column, row: row)
        }
        buffer.set(glyphs.topLeft, style: style, column: area.column, row: area.row)
        buffer.set(glyphs.topRight, style: style, column: last.column, row: area.row)
        buffer.set(glyphs.bottomLeft, style: style, column: area.column, row: last.row)
        buffer.set(glyphs.bottomRight, style: style, column: last.column, row: last.row)
    }

    private func drawTitles(_ area: Rect, _ buffer: inout CellBuffer, _ look: Look) {
        let room = area.columns - 4
        guard room > 2 else { return }
        let shown = TextWidth.truncated(title, to: room - 2)
        let titleEnd = TextWidth.columns(of: shown) + 2
        let titleStyle = look.theme[isFocused ? .titleFocused : .title]
        if !shown.isEmpty {
            buffer.write(" \(shown) ", column: area.column + 1, row: area.row, style: titleStyle, in: area)
        }
        // A state that does not fit whole beside the title would be a riddle: it is left out.
        let free = area.columns - titleEnd - 4
        let fitting = [status, briefStatus].first { TextWidth.columns(of: $0) + 2 <= free } ?? ""
        drawAtRight(fitting, row: area.row, free: free, look.theme[statusRole], area, &buffer)
        drawAtRight(note, row: area.endRow - 1, free: area.columns - 4, look.theme[.secondary], area, &buffer)
        let beside = area.columns - 4 - (note.isEmpty ? 0 : TextWidth.columns(of: note) + 3)
        guard let mark = marks.first(where: { TextWidth.columns(of: $0) + 2 <= beside }) else { return }
        buffer.write(" \(mark) ", column: area.column + 2, row: area.endRow - 1, style: look.theme[markRole], in: area)
    }

    private func drawAtRight(
        _ text: String, row: Int, free: Int, _ style: Style, _ area: Rect, _ buffer: inout CellBuffer
    ) {
        let columns = TextWidth.columns(of: text) + 2
        guard !text.isEmpty, columns <= free else { return }
        buffer.write(" \(text) ", column: area.endColumn - 2 - columns, row: row, style: style, in: area)
    }
}
