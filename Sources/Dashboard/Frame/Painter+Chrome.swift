import TerminalUI
import Warehouse

extension Painter {
    /// Tabs at the left, freshness at the right.
    mutating func paintHeader(_ area: Rect) {
        let tabs = Screen.allCases.map { TabBar.Tab(key: String($0.key), title: $0.title, short: $0.shortTitle) }
        let active = Screen.allCases.firstIndex(of: state.screen) ?? 0
        let freshness = Freshness(state)
        let reserved = (freshness.texts.last.map { TextWidth.columns(of: $0) } ?? 0) + 3
        let bar = TabBar(name: "Cyclorama", tabs: tabs, active: active)
        let drawn = bar.draw(in: area, reserved: reserved, into: &frame.buffer, look: look)
        for (screen, columns) in zip(Screen.allCases, drawn.tabs) {
            let place = Rect(column: area.column + columns.lowerBound, row: area.row, columns: columns.count, rows: 1)
            frame.hits.append(Hit(area: place, target: .command(.show(screen))))
        }
        let free = area.columns - drawn.end - 3
        guard let text = freshness.texts.first(where: { TextWidth.columns(of: $0) <= free }) else { return }
        let column = area.endColumn - TextWidth.columns(of: text) - 1
        frame.buffer.write(text, column: column, row: area.row, style: look.theme[freshness.role], in: area)
    }

    /// One line on the job that runs, whatever screen is shown.
    mutating func paintStrip(_ area: Rect) {
        guard let job = state.busyJobs.first else { return }
        let others = state.busyJobs.count - 1
        let name = " \(job.id.title)" + (others > 0 ? " +\(others)" : "") + " "
        var line = TextLine([Span(name, .strong)])
        let right = stripRight(job, free: area.columns - TextWidth.columns(of: name) - 2)
        let barWidth = min(40, area.columns - TextWidth.columns(of: name) - TextWidth.columns(of: right) - 2)
        if let fraction = job.fraction, barWidth >= 6 {
            line.spans += Bar.progress(fraction, width: barWidth, glyphs: look.glyphs)
        }
        line.spans.append(Span(" " + right, .secondary))
        frame.buffer.write(line, in: area, look: look)
        frame.hits.append(Hit(area: area, target: .command(.show(.jobs))))
    }

    /// As much of state, percent and rate as fits beside a bar.
    private func stripRight(_ job: JobView, free: Int) -> String {
        let percent = job.fraction.map { NumberText.percent(min(1, max(0, $0))) } ?? job.state.word
        let word = job.state == .running ? percent : job.state.word
        let texts = [word + (job.headline.isEmpty ? "" : "  " + job.headline), word]
        return texts.first { TextWidth.columns(of: $0) + 8 <= free } ?? TextWidth.truncated(word, to: max(0, free))
    }

    /// A message for the person, or the keys.
    mutating func paintFooter(_ area: Rect) {
        frame.buffer.fill(area)
        guard let message = state.message else {
            place(HintRow(KeyBindings.hints(for: state)).draw(in: area, into: &frame.buffer, look: look), area)
            return
        }
        let text = TextWidth.truncated(message.text, to: max(0, area.columns - 2))
        frame.buffer.write(text, column: area.column + 1, row: area.row, style: look.theme[.accent], in: area)
        let used = TextWidth.columns(of: text) + 3
        let rest = Rect(column: area.column + used, row: area.row, columns: area.columns - used, rows: 1)
        let essential = KeyBindings.hints(for: state).filter { $0.priority <= 1 }
        place(HintRow(essential).draw(in: rest, into: &frame.buffer, look: look), rest)
    }

    private mutating func place(_ placed: [HintRow.Placed], _ area: Rect) {
        for item in placed {
            let columns = item.columns
            let place = Rect(column: area.column + columns.lowerBound, row: area.row, columns: columns.count, rows: 1)
            frame.hits.append(Hit(area: place, target: .command(KeyBindings.all[item.hint.tag].command)))
        }
    }
}

/// What the data on screen is and how old, in words of several lengths.
struct Freshness {
    /// Longest first.
    var texts: [String]
    var role: Role

    init(_ state: DashboardState) {
        guard let model = state.overview else {
            let failed = state.dataError != nil
            texts = [failed ? "data error" : state.hasLoaded ? "no data yet" : "reading the data"]
            role = failed ? .bad : .secondary
            return
        }
        let kind = model.isSample ? "sample · " : ""
        let days = NumberText.counted(Int64(model.daysLoaded), "day") + " to " + DateText.long(model.lastDay)
        let asOf = model.asOf == model.lastDay ? "" : " · as of \(DateText.long(model.asOf))"
        let age = Freshness.age(state.now - model.publishedAt)
        texts = [
            kind + days + asOf + age, kind + days + asOf, kind + days, kind + "to \(DateText.long(model.lastDay))",
        ]
        role = .secondary
        if state.dataError != nil {
            texts = texts.map { "STALE · " + $0 }
            role = .warning
        }
    }

    private static func age(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0 else { return "" }
        if seconds < 60 { return " · just loaded" }
        let coarse = seconds < 3600 ? (seconds / 60).rounded(.down) * 60 : (seconds / 3600).rounded(.down) * 3600
        return " · loaded \(NumberText.duration(coarse)) ago"
    }
}
