import TerminalUI

extension Painter {
    /// Tabs at the left; at the right how fresh the data is, and what runs.
    mutating func paintHeader(_ area: Rect) {
        let tabs = Screen.allCases.map { TabBar.Tab(key: String($0.key), title: $0.title, short: $0.shortTitle) }
        let active = Screen.allCases.firstIndex(of: state.screen) ?? 0
        let notes = HeaderNotes(state, look.glyphs).forms
        let reserved = (notes.last?.columns ?? 0) + 3
        let bar = TabBar(name: "Cyclorama", tabs: tabs, active: active)
        let drawn = bar.draw(in: area, reserved: reserved, into: &frame.buffer, look: look)
        for (screen, columns) in zip(Screen.allCases, drawn.tabs) {
            let place = Rect(column: area.column + columns.lowerBound, row: area.row, columns: columns.count, rows: 1)
            frame.hits.append(Hit(area: place, target: .command(.show(screen))))
        }
        let free = area.columns - drawn.end - 3
        guard let note = notes.first(where: { $0.columns <= free }) else { return }
        let start = area.endColumn - note.columns - 1
        let place = Rect(column: start, row: area.row, columns: note.columns, rows: 1)
        frame.buffer.write(note, in: place, look: look)
    }
}

/// What stands at the right of the header, in forms of several lengths.
struct HeaderNotes {
    /// Longest first.
    var forms: [TextLine]

    init(_ state: DashboardState, _ glyphs: Glyphs) {
        if let frozenAt = state.frozenAt {
            let clock = DateText.clock(frozenAt, now: frozenAt, offset: state.utcOffset)
            forms = ["FROZEN at \(clock) · f goes on", "FROZEN at \(clock)", "FROZEN"].map { TextLine($0, .warning) }
            return
        }
        let freshness = Freshness(state)
        let data = freshness.texts.map { TextLine($0, freshness.role) }
        let services = HeaderNotes.services(state, glyphs)
        guard !services.spans.isEmpty else {
            forms = data
            return
        }
        if state.size.columns < 60 {
            forms = [HeaderNotes.keys(state, glyphs)]
            return
        }
        // On the stream screen the tables of the warehouse are beside the point.
        let both = state.screen == .stream ? [] : data.map { TextLine(services.spans + [Span("   ")] + $0.spans) }
        forms = both + [services]
    }

    /// `API ● poller ● stream ○`, as soon as one of them does something or has failed.
    private static func services(_ state: DashboardState, _ glyphs: Glyphs) -> TextLine {
        let jobs = JobID.services.compactMap { state.job($0) }
        guard jobs.contains(where: \.isWorthSeeing) else { return .empty }
        let spans = jobs.flatMap { job in
            [Span(job.id.shortTitle + " ", .secondary), Span("\(job.sign(glyphs))", job.state.role), Span(" ")]
        }
        return TextLine(spans.dropLast())
    }

    /// `a● p● s○`: the jobs by their keys.
    private static func keys(_ state: DashboardState, _ glyphs: Glyphs) -> TextLine {
        let spans = JobID.services.compactMap { state.job($0) }.flatMap { job in
            let key = KeyBindings.binding(of: .startStop(job.id))?.name ?? ""
            return [Span(key, .secondary), Span("\(job.sign(glyphs))", job.state.role), Span(" ")]
        }
        return TextLine(spans.dropLast())
    }
}

extension JobView {
    fileprivate var isWorthSeeing: Bool {
        if case .failed = state { true } else { isBusy }
    }
}
