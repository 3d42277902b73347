import TerminalUI
import Warehouse

/// What ran, newest first.
enum HistoryPane {
    static func body(_ state: DashboardState, _ space: PaneSpace) -> PaneBody {
        guard !state.runs.isEmpty else {
            return PaneBody(
                TextLine.wrapped("No job has run yet.", .secondary, to: space.columns)
                    + TextLine.wrapped("Press b to load a folder of daily logs.", .text, to: space.columns))
        }
        let listed = state.listedRuns
        let chosen = listed.firstIndex(of: state.chosenRun?.index ?? 0) ?? 0
        let rows = listed.enumerated().map { place, index in
            Table.Row(items(state.runs[index], state, space), tag: index, isSelected: place == chosen)
        }
        let lines = Table(columns: columns(state), rows: rows).without(state.hidden(.history)).lines(
            width: space.columns, look: space.look)
        var body = PaneBody(
            lines, status: NumberText.counted(Int64(state.runs.count), "run"), pinned: 1, selected: chosen + 1)
        body.tell(state.filter(of: .history), found: listed.count, of: state.runs.count, space)
        return body
    }

    /// What a filter looks for a run in.
    static func searchText(_ run: RunRecord, _ state: DashboardState) -> String {
        [DateText.moment(run.startedAt, offset: state.utcOffset), run.job, run.state.word, run.input, run.error ?? ""]
            .joined(separator: " ")
    }

    private static func items(_ run: RunRecord, _ state: DashboardState, _ space: PaneSpace) -> [Table.Item] {
        // Its record is complete only when a run has ended.
        let count = { (rows: Int64) in run.state == .running ? NumberText.none : NumberText.short(rows) }
        return [
            .text(DateText.moment(run.startedAt, offset: state.utcOffset)),
            .text(run.job), .text("\(run.state.sign(space.look.glyphs)) \(run.state.word)", run.state.role),
            .text(run.input, .secondary),
            .text(count(run.rowsRead), .strong), .text(count(run.rowsLoaded)),
            .text(count(run.rowsRejected), run.rowsRejected > 0 ? .warning : .secondary),
            .text(run.state == .running ? "" : NumberText.duration(run.seconds)),
            .text(NumberText.short(run.rate), .secondary),
        ]
    }

    private static func columns(_ state: DashboardState) -> [Table.Column] {
        [
            .init(state.utcOffset == 0 ? "started UTC" : "started", priority: 1, name: "started"),
            .init("job", priority: 4),
            .init("state", shrinksTo: 8),
            .init("input", shrinksTo: 10, grows: 1, most: 60, priority: 6, truncation: .head),
            .init("read", .right), .init("loaded", .right, priority: 5), .init("rejected", .right, priority: 3),
            .init("took", .right, priority: 2, yields: true), .init("rows/s", .right, priority: 5),
        ]
    }
}
