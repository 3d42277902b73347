import TerminalUI
import Warehouse

/// Everything about one run.
enum RunDetailPane {
    static func body(_ state: DashboardState, _ space: PaneSpace) -> PaneBody {
        guard let run = state.chosenRun?.run else {
            return PaneBody(
                NextStep.lines("The details of a run appear here once a job has run.", .content, state, space))
        }
        let status = "\(run.job) · \(run.state.word)"
        guard space.columns >= 96, !run.files.isEmpty else {
            return PaneBody(account(run, space.columns, space) + files(run, space.columns, space), status: status)
        }
        let left = (space.columns - 3) * 11 / 20
        return PaneBody(
            TextLine.beside(account(run, left, space), files(run, space.columns - 3 - left, space), left: left),
            status: status)
    }

    /// What came of it: the sum that must add up, then whatever did not go well.
    private static func account(_ run: RunRecord, _ width: Int, _ space: PaneSpace) -> [TextLine] {
        var lines: [TextLine] = []
        guard run.state != .running else {
            return TextLine.wrapped("Still running; what it read and loaded is told when it ends.", to: width)
                + [input(run, width)]
        }
        if let error = run.error { lines += TextLine.wrapped(error, .bad, to: width) }
        lines += TextLine.wrapped(
            "\(NumberText.grouped(run.rowsRead)) read = \(NumberText.grouped(run.rowsLoaded)) loaded + "
                + "\(NumberText.grouped(run.rowsRejected)) rejected", .strong, to: width)
        lines += checks(run, width)
        lines += TextLine.wrapped(parts: result(run), .secondary, to: width)
        lines.append(input(run, width))
        lines += rejects(run, width, space)
        lines += skipped(run, width)
        lines += databaseTables(run, width, space)
        if !run.notes.isEmpty { lines += [.empty, TextLine("Notes", .secondary)] }
        for note in run.notes { lines += TextLine.wrapped(note, to: width) }
        return lines
    }

    private static func result(_ run: RunRecord) -> [String] {
        var parts = [
            run.apps.map { NumberText.counted($0, "app") },
            run.contracts.map { NumberText.counted($0, "customer") },
            run.devices.map { NumberText.counted($0, "device") },
            run.totalDuration.map { NumberText.hours(seconds: Double($0)) },
            run.asOf.map { "as of \(DateText.long($0))" },
        ].compactMap { $0 }
        if let database = run.database { return databaseResult(database, run) }
        if run.unchanged > 0 { parts.append(NumberText.counted(Int64(run.unchanged), "day") + " unchanged") }
        return parts
    }

    private static func input(_ run: RunRecord, _ width: Int) -> TextLine {
        let folder = TextWidth.truncated(run.input, to: max(0, width - 5), .head)
        return TextLine([Span("from ", .secondary), Span(folder)])
    }

    /// How many data tests passed, and what those that failed found.
    private static func checks(_ run: RunRecord, _ width: Int) -> [TextLine] {
        guard let checks = run.checks else { return [] }
        guard !checks.failed.isEmpty else {
            let left = checks.notRun > 0 ? ", \(checks.notRun) left to `check`" : ""
            return [
                TextLine([
                    Span("data tests ", .secondary), Span("\(checks.passed) passed", .good), Span(left, .secondary),
                ])
            ]
        }
        let failed = "\(checks.failed.count) of \(checks.passed + checks.failed.count) data tests failed"
        return [TextLine(failed, .bad)]
            + checks.failed.flatMap { TextLine.wrapped($0.text, .warning, to: width) }
    }

    private static func rejects(_ run: RunRecord, _ width: Int, _ space: PaneSpace) -> [TextLine] {
        guard !run.rejected.isEmpty else { return [] }
        let reasons = run.rejected.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let scale = BarScale.linear(max: Double(reasons.first?.value ?? 0))
        let rows = reasons.map { reason, count in
            Table.Row([
                .text(reason), .bar(scale.fraction(Double(count)), .warning), .text(NumberText.grouped(count), .strong),
                .text(NumberText.percent(count, of: run.rowsRead), .secondary),
            ])
        }
        let columns: [Table.Column] = [
            .init("Rejected because", shrinksTo: 12), .init("", grows: 1, most: 24, priority: 2),
            .init("rows", .right), .init("of read", .right, priority: 1),
        ]
        return [.empty] + Table(columns: columns, rows: rows).lines(width: width, look: space.look)
    }

    private static func skipped(_ run: RunRecord, _ width: Int) -> [TextLine] {
        guard !run.skipped.isEmpty else { return [] }
        let lines = run.skipped.flatMap { TextLine.wrapped("\($0.name): \($0.reason)", .warning, to: width) }
        return [.empty, TextLine("Skipped files", .secondary)] + lines
    }

    private static func files(_ run: RunRecord, _ width: Int, _ space: PaneSpace) -> [TextLine] {
        guard !run.files.isEmpty else { return [] }
        let rows = run.files.map { file in
            Table.Row([
                .text(file.name), .text(NumberText.short(file.rowsRead), .strong),
                .text(NumberText.short(file.rowsLoaded)),
                .text(NumberText.short(file.rowsRejected), file.rowsRejected > 0 ? .warning : .secondary),
                .text(NumberText.bytes(file.bytes), .secondary),
            ])
        }
        let columns: [Table.Column] = [
            .init("File", shrinksTo: 10, truncation: .head), .init("read", .right),
            .init("loaded", .right, priority: 2),
            .init("rejected", .right, priority: 1), .init("size", .right, priority: 3),
        ]
        let isBelow = space.columns == width
        return (isBelow ? [.empty] : []) + Table(columns: columns, rows: rows).lines(width: width, look: space.look)
    }
}
