import TerminalUI

/// The panes of the jobs screen in the wide and the medium form.
struct JobsLayout {
    var state: DashboardState
    var area: Rect

    var places: [ScreenLayout.Place] {
        // Where rows are few, what the program itself takes stands in one line.
        let cost = state.cost == nil ? 0 : area.rows < 30 ? 1 : 3
        let top = max(state.busyJobs.isEmpty ? 7 : 10, state.jobs.count + 2 + cost)
        let history = min(14, max(3, state.runs.count)) + 3
        let bands = area.stacked([
            Claim(least: 5, wanted: top, grows: 0), Claim(least: 5, wanted: history, grows: 0),
            Claim(least: 6, wanted: 8, grows: 1),
        ])
        let halves = bands[0].columns([.weight(1), .weight(1)])
        return [
            .init(pane: .jobList, area: halves[0]), .init(pane: .progress, area: halves[1]),
            .init(pane: .history, area: bands[1]), .init(pane: .runDetail, area: bands[2]),
        ].filter { !$0.area.isEmpty }
    }
}
