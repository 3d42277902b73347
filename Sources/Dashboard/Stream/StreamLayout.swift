import TerminalUI

/// The panes of the stream screen in the wide and the medium form; where height is short, the chart keeps its rows.
struct StreamLayout {
    var state: DashboardState
    var area: Rect
    var form: ScreenLayout.Form

    var places: [ScreenLayout.Place] {
        let places = form == .wide ? (area.columns >= 170 ? twoSides : wide) : medium
        return places.filter { !$0.1.isEmpty }.map { ScreenLayout.Place(pane: $0.0, area: $0.1) }
    }

    /// Lines for every song; those below get what they need at least.
    private var songs: Int { max(6, state.stream?.songs.count ?? 0) }

    private func ledgerRows(columns: Int) -> Int {
        let space = PaneSpace(columns: columns - 4, rows: 20, look: state.look)
        return min(16, LedgerPane.body(state, space).lines.count + 2)
    }

    /// A line a job, and the reasons of those that failed.
    func controlRows(columns: Int) -> Int {
        let space = PaneSpace(columns: columns - 4, rows: 0, look: state.look)
        return min(8, ControlPane.body(state, space).lines.count + 2)
    }

    private var medium: [(Pane, Rect)] {
        let control = controlRows(columns: area.columns * 23 / 40)
        let bands = area.stacked([
            Claim(least: 7, wanted: songs + 2, grows: 0), Claim(least: 5, wanted: 5, grows: 1),
            Claim(least: control, wanted: control, grows: 1),
        ])
        let middle = bands[1].columns([.weight(9), .weight(11)])
        let lower = bands[2].columns([.weight(23), .weight(17)])
        return [
            (.songs, bands[0]), (.batches, middle[0]), (.ledger, middle[1]), (.control, lower[0]),
            (.streamLog, lower[1]),
        ]
    }

    private var wide: [(Pane, Rect)] {
        let bands = area.stacked([
            Claim(least: 5, wanted: controlRows(columns: area.columns), grows: 0),
            Claim(least: 8, wanted: songs + 3, grows: 0), Claim(least: 14, wanted: 16, grows: 1),
        ])
        let halves = bands[2].columns([.weight(1), .weight(1)])
        let left = halves[0].stacked([
            Claim(least: 8, wanted: 8, grows: 1),
            Claim(least: 5, wanted: ledgerRows(columns: halves[0].columns), grows: 0),
        ])
        return [
            (.control, bands[0]), (.songs, bands[1]), (.batches, left[0]), (.ledger, left[1]), (.streamLog, halves[1]),
        ]
    }

    private var twoSides: [(Pane, Rect)] {
        let sides = area.columns([.weight(11), .weight(8)])
        let left = sides[0].stacked([
            Claim(least: 8, wanted: songs + 3, grows: 0), Claim(least: 16, wanted: 16, grows: 1),
        ])
        let right = sides[1].stacked([
            Claim(least: 5, wanted: controlRows(columns: sides[1].columns), grows: 0),
            Claim(least: 8, wanted: 31, grows: 0),
            Claim(least: 6, wanted: ledgerRows(columns: sides[1].columns), grows: 1),
        ])
        return [
            (.songs, left[0]), (.streamLog, left[1]), (.control, right[0]), (.batches, right[1]), (.ledger, right[2]),
        ]
    }
}
