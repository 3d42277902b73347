import TerminalUI
import Warehouse

/// How far the running job is.
enum ProgressPane {
    static func body(_ state: DashboardState, _ space: PaneSpace) -> PaneBody {
        guard let job = shown(state) else { return idle(state, space) }
        var lines = [headLine(job, state)]
        lines.append(progressLine(job, space))
        if !job.headline.isEmpty { lines += TextLine.wrapped(job.headline, .text, to: space.columns) }
        if case .failed(let reason) = job.state {
            lines += TextLine.wrapped(reason, .bad, to: space.columns)
        }
        lines += counters(job, space)
        return PaneBody(lines, status: job.state.word, statusRole: job.state.role)
    }

    /// The job chosen in the list if it does something, else the first that does.
    private static func shown(_ state: DashboardState) -> JobView? {
        let chosen = state.jobs.indices.contains(state.selectedJob) ? state.jobs[state.selectedJob] : nil
        if let chosen, chosen.isBusy { return chosen }
        if let busy = state.busyJobs.first { return busy }
        return state.jobs.first {
            if case .failed = $0.state { true } else { false }
        }
    }

    private static func headLine(_ job: JobView, _ state: DashboardState) -> TextLine {
        var spans = [Span(job.id.title, .strong)]
        if let startedAt = job.startedAt, state.now >= startedAt {
            spans.append(Span("  for \(NumberText.duration((state.now - startedAt).rounded()))", .secondary))
        }
        return TextLine(spans)
    }

    private static func progressLine(_ job: JobView, _ space: PaneSpace) -> TextLine {
        guard let fraction = job.fraction else { return TextLine(job.state.word + " …", job.state.role) }
        let percent = NumberText.percent(min(1, max(0, fraction)))
        let bar = Bar.progress(fraction, width: max(0, min(60, space.columns - 8)), glyphs: space.look.glyphs)
        return TextLine(bar + [Span(TextWidth.fitted(percent, to: 8, .right), .strong)])
    }

    private static func counters(_ job: JobView, _ space: PaneSpace) -> [TextLine] {
        guard !job.counters.isEmpty else { return [] }
        let table = Table(
            columns: [.init(shrinksTo: 8), .init("", .right)],
            rows: job.counters.map { Table.Row([.text($0.label, .secondary), .text($0.value, .strong)]) },
            showsHeader: false)
        return table.lines(width: space.columns, look: space.look)
    }

    private static func idle(_ state: DashboardState, _ space: PaneSpace) -> PaneBody {
        var lines = TextLine.wrapped("Nothing runs. Press b to load a folder of daily logs.", .text, to: space.columns)
        if let last = state.runs.first {
            let text =
                "Last: \(last.job) \(last.state.word), \(NumberText.short(last.rowsRead)) rows in "
                + NumberText.duration(last.seconds)
            lines += TextLine.wrapped(text, .secondary, to: space.columns)
        }
        return PaneBody(lines, status: "idle")
    }
}
