import TerminalUI
import Warehouse

/// The panes of the search screen in the wide and the medium form.
struct SearchLayout {
    var state: DashboardState
    var area: Rect
    var form: ScreenLayout.Form

    var places: [ScreenLayout.Place] {
        let places = form == .wide ? (area.columns >= 170 ? large : wide) : medium
        return places.filter { !$0.1.isEmpty }.map { ScreenLayout.Place(pane: $0.0, area: $0.1) }
    }

    /// Rows a pane asks for, its frame included.
    func rows(of pane: Pane, columns: Int) -> Int {
        switch pane {
        case .searchTotals: SearchTotalsPane.lineCount(state.search) + 2
        case .trending: 7 + pendingRows(columns: columns)
        case .genres: max(4, state.search?.genres.count ?? 0) + 3
        case .transitions: max(4, state.search.map { TransitionCounts($0).genres.count } ?? 0) + 3
        case .movers: min(12, movers) + 3
        case .keywords: min(12, max(3, state.search?.topLater.count ?? 0)) + 3
        case .sources: min(14, sources) + 3
        case .labels: max(2, state.search?.labelSources.count ?? 0) + (isPending ? 3 : 2)
        default: 10
        }
    }

    private var isPending: Bool { (state.search?.pending ?? 0) > 0 }
    private var movers: Int { state.search.map { $0.risers.count + $0.fallers.count } ?? 4 }
    private var sources: Int { state.search.map { $0.platforms.count + $0.networks.count + 1 } ?? 4 }

    private func pendingRows(columns: Int) -> Int {
        guard let search = state.search, search.trending.pending > 0, let reason = search.pendingReason else {
            return 0
        }
        return TextLine.wrapped("Pending: \(reason)", to: max(1, columns - 4)).count
    }

    private var medium: [(Pane, Rect)] {
        let bands = area.stacked([
            Claim(
                least: 7,
                wanted: max(rows(of: .searchTotals, columns: 0), rows(of: .trending, columns: area.columns / 2)),
                grows: 0),
            Claim(least: 8, wanted: 17, grows: 2), Claim(least: 6, wanted: 6, grows: 1),
        ])
        let top = bands[0].columns([.weight(1), .weight(1)])
        let middle = bands[1].columns([.weight(1), .weight(1)])
        return [
            (.searchTotals, top[0]), (.trending, top[1]), (.genres, middle[0]), (.transitions, middle[1]),
            (.users, bands[2]),
        ]
    }

    private var wide: [(Pane, Rect)] {
        let top = max(rows(of: .searchTotals, columns: 0), rows(of: .trending, columns: area.columns * 17 / 60))
        let more = rows(of: .keywords, columns: area.columns / 2)
        let hasMore = area.rows >= top + rows(of: .genres, columns: 0) + more + 12
        let bands = area.stacked([
            Claim(least: 7, wanted: top, grows: 0), Claim(least: 9, wanted: rows(of: .genres, columns: 0), grows: 0),
            Claim(least: 8, wanted: 10, grows: 1), Claim(least: 0, wanted: hasMore ? more : 0, grows: 0),
        ])
        let thirds = bands[0].columns([.weight(20), .weight(17), .weight(23)])
        let middle = bands[1].columns([.weight(29), .weight(31)])
        let lower = bands[2].columns([.weight(29), .weight(31)])
        let last = bands[3].columns([.weight(29), .weight(31)])
        return [
            (.searchTotals, thirds[0]), (.trending, thirds[1]), (.sources, thirds[2]), (.genres, middle[0]),
            (.transitions, middle[1]), (.movers, lower[0]), (.users, lower[1]), (.keywords, last[0]),
            (.labels, last[1]),
        ]
    }

    private var large: [(Pane, Rect)] {
        let top = max(9, rows(of: .trending, columns: area.columns / 4), rows(of: .labels, columns: area.columns / 4))
        let bands = area.stacked([
            Claim(least: 7, wanted: top, grows: 0),
            Claim(least: 9, wanted: rows(of: .genres, columns: 0) + 2, grows: 0), Claim(least: 8, wanted: 10, grows: 1),
        ])
        let quarters = bands[0].columns([.weight(1), .weight(1), .weight(1), .weight(1)])
        let middle = bands[1].columns([.weight(1), .weight(1)])
        let lower = bands[2].columns([.weight(1), .weight(1)])
        let left = lower[0].stacked([
            Claim(least: 8, wanted: min(14, max(movers / 2, 4)) + 3, grows: 1),
            Claim(least: 8, wanted: rows(of: .keywords, columns: 0), grows: 1),
        ])
        return [
            (.searchTotals, quarters[0]), (.trending, quarters[1]), (.sources, quarters[2]), (.labels, quarters[3]),
            (.genres, middle[0]), (.transitions, middle[1]), (.movers, left[0]), (.keywords, left[1]),
            (.users, lower[1]),
        ]
    }
}
