import TerminalUI

extension Painter {
    mutating func paintPalette(_ palette: Palette) {
        let entries = palette.entries(state)
        let room = layout.body
        let isAside = palette.isAside
        let columns = min(isAside ? 58 : 100, room.columns)
        let rows = min(room.rows, isAside ? min(14, entries.count + 4) : max(8, room.rows * 3 / 4))
        // In the corner, and nothing faded: the screen itself is the preview.
        let area =
            isAside
            ? Rect(column: room.endColumn - columns, row: room.endRow - rows, columns: columns, rows: rows)
            : Rect(column: room.column + (room.columns - columns) / 2, row: room.row, columns: columns, rows: rows)
        if isAside || isPreview(palette) {
            frame.hits.append(Hit(area: room, target: .overlay))
            frame.buffer.fill(area)
        } else {
            coverScreen(with: area)
        }
        guard area.rows >= 5, area.columns >= 12 else {
            paintEntries(
                entries, palette, in: Rect(column: area.column, row: area.row, columns: area.columns, rows: area.rows))
            return
        }
        let count = palette.field.text.isEmpty ? "" : entries.isEmpty ? "none fits" : "\(entries.count) fit"
        let title =
            switch palette.scope {
            case .all: "Command"
            case .appearance: "Theme and graphs"
            case .columns(let pane): "Columns of " + pane.title
            }
        let inner = Panel(title: title, status: count, isFocused: true).draw(in: area, into: &frame.buffer, look: look)
        let input = Rect(column: inner.column, row: inner.row, columns: inner.columns, rows: 1)
        palette.field.draw(in: input, into: &frame.buffer, look: look)
        frame.buffer.restyle(input) { $0.attributes.formUnion(.underline) }
        var list = inner
        list.row += 1
        list.rows = max(0, inner.rows - 1)
        guard !entries.isEmpty else {
            let text = "Nothing fits; fewer letters find more. Esc closes."
            frame.buffer.write(TextLine.wrapped(text, .secondary, to: list.columns), in: list, look: look)
            return
        }
        paintEntries(entries, palette, in: list)
    }

    private func isPreview(_ palette: Palette) -> Bool {
        switch palette.chosen(state)?.command {
        case .theme?, .graphs?: true
        default: false
        }
    }

    private mutating func paintEntries(_ entries: [PaletteMatch], _ palette: Palette, in area: Rect) {
        let window = RowWindow(total: entries.count, rows: area.rows, wanted: palette.selected - area.rows / 2)
        let keyWidth = min(area.columns / 4, entries.map { TextWidth.columns(of: $0.entry.key) }.max() ?? 0)
        let natural = entries.map { TextWidth.columns(of: $0.entry.title) }.max() ?? 0
        let titleWidth = min(natural, max(10, (area.columns - keyWidth) * 2 / 5))
        for (row, index) in window.shown.enumerated() {
            var line = entryLine(entries[index], title: titleWidth, key: keyWidth, columns: area.columns)
            line.isSelected = index == palette.selected
            let place = Rect(column: area.column, row: area.row + row, columns: area.columns, rows: 1)
            frame.buffer.write(line, in: place, look: look)
            frame.hits.append(Hit(area: place, target: .entry(index)))
        }
    }

    /// Title with the letters found, description, key.
    private func entryLine(_ match: PaletteMatch, title: Int, key: Int, columns: Int) -> TextLine {
        let entry = match.entry
        let plain: Role = entry.isEnabled ? .text : .disabled
        let shown = TextWidth.fitted(entry.title, to: title)
        var spans = shown.enumerated().map { place, character in
            Span(String(character), match.titlePlaces.contains(place) ? .accent : plain)
        }
        let detailWidth = columns - title - key - 4
        if detailWidth >= 8 {
            let detail = TextWidth.fitted(entry.detail, to: detailWidth)
            spans.append(Span("  " + detail, entry.isEnabled ? .secondary : .disabled))
        } else {
            spans.append(Span(TextWidth.spaces(max(0, columns - title - key - 2))))
        }
        spans.append(Span("  " + TextWidth.fitted(entry.key, to: key, .right), entry.isEnabled ? .key : .disabled))
        return TextLine(spans)
    }
}
