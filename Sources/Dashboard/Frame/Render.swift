import TerminalUI

/// Draws the state; the same state gives the same frame.
package func render(_ state: DashboardState) -> Frame {
    var painter = Painter(state)
    painter.paint()
    return painter.frame
}

/// Draws one frame.
struct Painter {
    let state: DashboardState
    let layout: ScreenLayout
    let look: Look
    var frame: Frame

    init(_ state: DashboardState) {
        self.state = state.asShown
        layout = ScreenLayout(state)
        look = state.look
        frame = Frame(buffer: CellBuffer(size: state.size))
    }

    mutating func paint() {
        guard state.size.columns > 0, state.size.rows > 0 else { return }
        let focused = layout.focused(state)
        for place in layout.places { paint(place, isFocused: place.pane == focused) }
        if let header = layout.header { paintHeader(header) }
        if let strip = layout.strip { paintStrip(strip) }
        paintOverlay()
        if let footer = layout.footer { paintFooter(footer) }
        frame.buffer = frame.buffer.grounded(on: look.theme.ground).reduced(to: state.capabilities)
    }

    private mutating func paint(_ place: ScreenLayout.Place, isFocused: Bool) {
        frame.hits.append(Hit(area: place.area, target: .pane(place.pane)))
        if place.pane == .kpis, layout.form == .wide, let model = state.overview {
            KPICards(model: model, isFocused: isFocused, freshness: PaneFreshness(.kpis, state)).draw(
                in: place.area, into: &frame.buffer, look: look)
            return
        }
        let isFramed = place.area.columns >= 24 && place.area.rows >= 4
        let inner = isFramed ? Panel.content(of: place.area) : bareContent(of: place.area)
        var body = state.body(of: place.pane, in: PaneSpace(columns: inner.columns, rows: inner.rows, look: look))
        let freshness = PaneFreshness(place.pane, state)
        if state.problem(of: place.pane.source) != nil, freshness?.isStale == true { body.dim() }
        let window = ScrollWindow(
            body, rows: inner.rows, wanted: state.scroll[place.pane] ?? (body.followsEnd ? .max : 0))
        if isFramed {
            Panel(
                title: title(of: place.pane), status: body.status, briefStatus: body.brief, statusRole: body.statusRole,
                note: window.note, marks: freshness?.marks(isFocused: isFocused) ?? [],
                markRole: freshness?.role ?? .faint,
                isFocused: isFocused
            ).draw(in: place.area, into: &frame.buffer, look: look)
        } else {
            paintBareTitle(of: place)
        }
        paint(body, window, place.pane, in: inner)
    }

    private mutating func paint(_ body: PaneBody, _ window: ScrollWindow, _ pane: Pane, in inner: Rect) {
        frame.limits[pane] = ScrollLimits(last: window.last, page: max(1, window.visible))
        for (row, index) in window.shown.enumerated() {
            let line = Rect(column: inner.column, row: inner.row + row, columns: inner.columns, rows: 1)
            frame.buffer.write(body.lines[index], in: line, look: look)
            if let tag = body.lines[index].tag { frame.hits.append(Hit(area: line, target: .row(pane, tag))) }
        }
        if let cursor = body.cursor { paintCursor(cursor, in: inner) }
    }

    private mutating func paintCursor(_ cursor: (column: Int, row: Int), in inner: Rect) {
        let (column, row) = (inner.column + cursor.column, inner.row + cursor.row)
        guard inner.contains(column: column, row: row) else { return }
        let width = max(1, Int(frame.buffer[column, row].width))
        frame.buffer.restyle(Rect(column: column, row: row, columns: width, rows: 1)) {
            $0.attributes.formUnion(.reverse)
        }
    }

    /// Where there is no room for a frame, a line with the title tells what is seen.
    private func bareContent(of area: Rect) -> Rect {
        area.rows >= 2 ? area.rows([.fixed(1), .weight(1)])[1] : area
    }

    private mutating func paintBareTitle(of place: ScreenLayout.Place) {
        guard place.area.rows >= 2 else { return }
        let text = TextWidth.truncated(title(of: place.pane), to: place.area.columns)
        frame.buffer.write(text, column: place.area.column, row: place.area.row, style: look.theme[.titleFocused])
    }

    /// Where panes are shown one at a time, the title says which of how many this is.
    private func title(of pane: Pane) -> String {
        let panes = layout.panesInTurn(with: pane)
        guard panes.count > 1, let index = panes.firstIndex(of: pane) else { return pane.title }
        let name = state.size.columns < 60 ? pane.briefTitle : pane.title
        return "\(name) · \(index + 1)/\(panes.count)"
    }
}

/// Which of very many rows are on screen: the only ones a pane then lays out.
struct RowWindow {
    let shown: Range<Int>

    init(total: Int, rows: Int, wanted: Int) {
        let visible = max(0, min(rows, total))
        let first = min(max(0, wanted), total - visible)
        shown = first..<first + visible
    }
}

/// Which lines of a pane's body are on screen.
struct ScrollWindow {
    let shown: [Int]
    /// The largest first line.
    let last: Int
    /// Lines on screen that scroll.
    let visible: Int
    /// Which lines of how many, where not all are seen.
    let note: String

    init(_ body: PaneBody, rows: Int, wanted: Int) {
        let pinned = rows > body.pinned + 1 ? min(body.pinned, body.lines.count) : 0
        let given = body.lines.count - pinned
        let scrolling = body.window?.total ?? given
        visible = max(0, min(rows - pinned, given))
        last = max(0, scrolling - visible)
        var first = min(max(0, wanted), last)
        if let selected = body.selected { first = min(last, max(0, selected - pinned - visible / 2)) }
        if let window = body.window { first = window.first }
        let place = body.window == nil ? first : 0
        shown = Array(0..<min(pinned, max(0, rows))) + (place..<place + visible).map { $0 + pinned }
        note =
            last > 0 && visible > 0
            ? "\(NumberText.grouped(Int64(first + 1)))–\(NumberText.grouped(Int64(first + visible))) of "
                + NumberText.grouped(Int64(scrolling)) : ""
    }
}
