import TerminalUI
import Warehouse

extension Painter {
    /// One line on the job that runs, whatever screen is shown.
    mutating func paintStrip(_ area: Rect) {
        guard let job = state.busyLoads.first else { return }
        let others = state.busyLoads.count - 1
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

    /// The line a filter is typed in, a message for the person, or the keys.
    mutating func paintFooter(_ area: Rect) {
        frame.buffer.fill(area)
        if case .filter(let field) = state.overlay {
            paintFilterLine(field, area)
            return
        }
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

    private mutating func paintFilterLine(_ field: TextField, _ area: Rect) {
        let width = min(48, area.columns - 3)
        let input = Rect(column: area.column + 3, row: area.row, columns: width, rows: 1)
        frame.buffer.write("/", column: area.column + 1, row: area.row, style: look.theme[.key], in: area)
        field.draw(in: input, into: &frame.buffer, look: look)
        if field.text.isEmpty {
            let example = TextWidth.truncated(state.focusedPane.filterHint, to: width - 2)
            frame.buffer.write(
                example, column: input.column + 2, row: area.row, style: look.theme[.faint], in: input)
        }
        let problem = state.focusedPane == .customerTable ? state.customers.notUnderstood.map { $0 + "  " } ?? "" : ""
        frame.buffer.write(
            problem, column: area.column + width + 4, row: area.row, style: look.theme[.warning], in: area)
        let used = width + 5 + TextWidth.columns(of: problem)
        let rest = Rect(column: area.column + used, row: area.row, columns: area.columns - used, rows: 1)
        place(HintRow(KeyBindings.hints(for: state)).draw(in: rest, into: &frame.buffer, look: look), rest)
    }

    private mutating func place(_ placed: [HintRow.Placed], _ area: Rect) {
        for item in placed {
            let columns = item.columns
            let place = Rect(column: area.column + columns.lowerBound, row: area.row, columns: columns.count, rows: 1)
            frame.hits.append(Hit(area: place, target: .command(KeyBindings.all[item.hint.tag].command)))
        }
    }
}
