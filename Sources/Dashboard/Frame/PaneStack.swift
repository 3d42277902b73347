import TerminalUI
import Warehouse

/// The panes of an upright window: as many below each other as fit, page after page.
struct PaneStack {
    /// Below this height one pane at a time reads better.
    static let leastRows = 20

    var state: DashboardState
    var area: Rect

    /// The page that shows this pane.
    func places(showing pane: Pane) -> [ScreenLayout.Place] {
        let page = pages.first { $0.contains(pane) } ?? [pane]
        let claims = page.map { pane in
            let rows = wantedRows(of: pane)
            return Claim(least: min(rows, 5), wanted: rows, grows: isElastic(pane) ? 2 : 0)
        }
        let areas = area.stacked(claims.contains { $0.grows > 0 } ? claims : claims.growingLast)
        return zip(page, areas).filter { !$0.1.isEmpty }.map { ScreenLayout.Place(pane: $0, area: $1) }
    }

    private var pages: [[Pane]] {
        var pages: [[Pane]] = []
        var used = 0
        for pane in state.panes {
            let rows = wantedRows(of: pane)
            if let last = pages.last, !last.isEmpty, used + rows <= area.rows {
                pages[pages.count - 1].append(pane)
                used += rows
            } else {
                pages.append([pane])
                used = rows
            }
        }
        return pages
    }

    private func wantedRows(of pane: Pane) -> Int {
        let model = state.overview
        switch pane {
        case .kpis: return 9
        case .topApps: return max(3, model?.apps.count ?? 0) + 3
        case .channelTypes: return max(2, model?.channelTypes.count ?? 0) + 3
        case .segments: return max(3, model?.segments.count ?? 0) + 3
        case .rfm: return 10
        case .frequency, .days: return 8
        case .duration, .recency: return 8
        case .jobList: return state.jobs.count + 6 + (state.cost == nil ? 0 : 2)
        case .progress: return 8
        case .history: return min(10, max(2, state.runs.count)) + 3
        case .runDetail: return 10
        case .liveVotes: return min(10, max(3, state.stream?.songs.count ?? 0)) + 2
        case .songs: return min(12, max(6, state.stream?.songs.count ?? 0)) + 3
        case .control: return StreamLayout(state: state, area: area, form: .single).controlRows(columns: area.columns)
        case .batches: return 8
        case .ledger, .streamLog: return 6
        case .searchTotals, .trending, .genres, .transitions, .movers, .keywords, .sources, .labels, .users:
            return SearchLayout(state: state, area: area, form: .single).rows(of: pane, columns: area.columns)
        case .customerTable: return area.rows
        case .customerSegments, .customerChurn, .customerFacets, .profileWho, .profileDays, .profileApps, .profileRows,
            .profileDevices, .profileSearches:
            return CustomersLayout(state: state, area: area, form: .single).rows(of: pane)
        case .sqlEditor, .sqlCatalog, .sqlResult:
            return SQLLayout(state: state, area: area, form: .single).rows(of: pane)
        }
    }

    private func isElastic(_ pane: Pane) -> Bool {
        switch pane {
        case .frequency, .days, .duration, .recency, .runDetail, .streamLog, .users, .customerTable, .profileRows,
            .sqlResult:
            true
        default: false
        }
    }
}

extension [Claim] {
    /// The same claims, with all spare height for the last one.
    fileprivate var growingLast: [Claim] {
        var claims = self
        claims.indices.last.map { claims[$0].grows = 1 }
        return claims
    }
}
