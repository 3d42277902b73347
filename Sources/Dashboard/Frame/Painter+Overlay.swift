import TerminalUI

extension Painter {
    mutating func paintOverlay() {
        switch state.overlay {
        case .filter, nil: return
        case .help(let scroll): paintHelp(scroll)
        case .folder(let id, let field, let problem): paintFolderDialog(id, field, problem)
        case .palette(let palette): paintPalette(palette)
        }
    }

    private mutating func paintHelp(_ scroll: Int) {
        let room = layout.body
        let width = min(76, room.columns)
        let lines = KeyBindings.help(for: state, width: max(0, width - 4))
        let area = room.centered(columns: width, rows: lines.count + 2)
        coverScreen(with: area)
        // In a very small window every row is worth more than a frame.
        let isFramed = area.rows >= 8
        let window = ScrollWindow(PaneBody(lines), rows: max(0, area.rows - (isFramed ? 2 : 0)), wanted: scroll)
        let panel = Panel(title: "Keys", note: window.note, isFocused: true)
        let inner = isFramed ? panel.draw(in: area, into: &frame.buffer, look: look) : area
        for (row, index) in window.shown.enumerated() {
            let place = Rect(column: inner.column, row: inner.row + row, columns: inner.columns, rows: 1)
            frame.buffer.write(lines[index], in: place, look: look)
        }
        frame.helpLimits = ScrollLimits(last: window.last, page: max(1, window.visible))
    }

    private mutating func paintFolderDialog(_ id: JobID, _ field: TextField, _ problem: String?) {
        let room = layout.body
        let width = min(72, room.columns)
        let text = problem ?? id.folderHint
        let hint = TextLine.wrapped(text, problem == nil ? .secondary : .warning, to: max(1, width - 4))
        let area = room.centered(columns: width, rows: hint.count + 4)
        coverScreen(with: area)
        guard area.rows >= 3, area.columns >= 8 else {
            let row = Rect(column: room.column, row: room.row, columns: room.columns, rows: min(1, room.rows))
            field.draw(in: row, into: &frame.buffer, look: look)
            return
        }
        let inner = Panel(title: id.folderTitle, isFocused: true)
            .draw(in: area, into: &frame.buffer, look: look)
        var line = Rect(column: inner.column, row: inner.row, columns: inner.columns, rows: 1)
        field.draw(in: line, into: &frame.buffer, look: look)
        frame.buffer.restyle(line) { $0.attributes.formUnion(.underline) }
        line.row += 2
        line.rows = max(0, inner.rows - 2)
        frame.buffer.write(hint, in: line, look: look)
    }

    /// What lies behind stays readable but steps back, and no longer answers clicks.
    mutating func coverScreen(with area: Rect) {
        let faint = look.theme[.faint]
        frame.buffer.restyle(layout.body) { $0 = Style(foreground: faint.foreground, attributes: faint.attributes) }
        frame.hits.append(Hit(area: layout.body, target: .overlay))
        frame.buffer.fill(area)
    }
}

extension JobID {
    fileprivate var folderTitle: String {
        self == .search ? "Load search logs from the folder" : "Load logs from the folder"
    }

    fileprivate var folderHint: String {
        self == .search
            ? "Every folder YYYYMMDD in it is read, each with the Parquet files of that day's searches."
            : "Every YYYYMMDD.json or YYYYMMDD.json.gz in it is read; days already loaded are kept."
    }
}
