import TerminalUI

/// Which jobs there are and what they do.
enum JobListPane {
    static func body(_ state: DashboardState, _ space: PaneSpace) -> PaneBody {
        let rows = state.jobs.enumerated().map { index, job in
            Table.Row(
                [
                    .text(KeyBindings.key(of: job.id), .key), .text(job.id.title, .strong),
                    .text("\(job.sign(space.look.glyphs)) \(job.state.word)", job.state.role),
                    .text(detail(job), .secondary),
                ], tag: index, isSelected: index == state.selectedJob && state.focusedPane == .jobList)
        }
        let table = Table(
            columns: [.init(), .init(), .init(), .init(shrinksTo: 12, priority: 1)], rows: rows,
            showsHeader: false)
        var lines = table.lines(width: space.columns, look: space.look)
        if let cost = state.cost { lines += own(cost, space, rows: space.rows - lines.count) }
        let busy = state.busyJobs.count
        return PaneBody(lines, status: busy == 0 ? "nothing runs" : "\(busy) running", selected: state.selectedJob)
    }

    /// What this program itself takes; as much of it as one line holds, where only one is left.
    private static func own(_ cost: OwnCost, _ space: PaneSpace, rows: Int) -> [TextLine] {
        let parts = [
            "cyclorama " + (cost.cpuShare.map { NumberText.percent($0) + " of a core" } ?? "now"),
            NumberText.bytes(cost.memoryBytes), NumberText.counted(Int64(cost.frames), "frame"),
            "last " + NumberText.milliseconds(cost.frameMs),
        ]
        let lines = [.empty] + TextLine.wrapped(parts: parts, .faint, to: space.columns)
        return lines.count <= rows ? lines : [TextLine(TextLine.fitting(parts: parts, space.columns), .faint)]
    }

    private static func detail(_ job: JobView) -> String {
        if case .failed(let reason) = job.state { return reason }
        return job.state == .idle ? "" : job.headline
    }
}
