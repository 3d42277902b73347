import TerminalUI
import Warehouse

/// The panes of the overview in the wide and the medium form.
struct OverviewLayout {
    var state: DashboardState
    var area: Rect
    var form: ScreenLayout.Form

    var places: [ScreenLayout.Place] {
        form == .wide ? (area.columns >= 170 ? threeColumns : twoColumns) : medium
    }

    /// Rows of the strip of cards.
    static let cardRows = 4

    private var model: OverviewModel? { state.overview }
    /// Lines of the live chart, or of the sentences in its place.
    private var songRows: Int { state.stream.map { min(10, $0.songs.count) } ?? 4 }
    private var appRows: Int { max(3, model?.apps.count ?? 0) }
    private var typeRows: Int { max(2, model?.channelTypes.count ?? 0) }
    private var segmentRows: Int { max(3, model?.segments.count ?? 0) }

    private var twoColumns: [ScreenLayout.Place] {
        let bands = area.rows([.fixed(OverviewLayout.cardRows), .weight(1)])
        let halves = bands[1].columns([.weight(1), .weight(1)])
        let left = halves[0].stacked([
            Claim(least: 5, wanted: appRows + 3, grows: 1), Claim(least: 7, wanted: 7, grows: 2),
            Claim(least: 7, wanted: 7, grows: 2),
        ])
        let right = halves[1].stacked([
            Claim(least: 4, wanted: typeRows + 3, grows: 0), Claim(least: 8, wanted: 10, grows: 2),
            Claim(least: segmentRows + 3, wanted: segmentRows + 3, grows: 0),
            Claim(least: 5, wanted: 5, grows: 1),
        ])
        let upper = left[1].columns([.weight(8), .weight(7)])
        let lower = left[2].columns([.weight(8), .weight(7)])
        return pair([
            (.kpis, bands[0]), (.topApps, left[0]), (.channelTypes, right[0]), (.rfm, right[1]),
            (.frequency, upper[0]), (.duration, upper[1]), (.days, lower[0]), (.recency, lower[1]),
            (.segments, right[2]), (.liveVotes, right[3]),
        ])
    }

    private var threeColumns: [ScreenLayout.Place] {
        let bands = area.rows([.fixed(OverviewLayout.cardRows), .weight(1)])
        let thirds = bands[1].columns([.weight(1), .weight(1), .weight(1)])
        let left = thirds[0].stacked([
            Claim(least: 5, wanted: appRows + 3, grows: 0), Claim(least: 4, wanted: typeRows + 5, grows: 0),
            Claim(least: 6, wanted: 10, grows: 1), Claim(least: 5, wanted: songRows + 2, grows: 0),
        ])
        let middle = thirds[1].stacked([
            Claim(least: 8, wanted: 12, grows: 1), Claim(least: 4, wanted: segmentRows + 3, grows: 1),
        ])
        let right = thirds[2].stacked([
            Claim(least: 5, wanted: 10, grows: 1), Claim(least: 7, wanted: 16, grows: 1),
            Claim(least: 7, wanted: 16, grows: 1),
        ])
        return pair([
            (.kpis, bands[0]), (.topApps, left[0]), (.channelTypes, left[1]), (.days, left[2]),
            (.liveVotes, left[3]), (.rfm, middle[0]), (.segments, middle[1]), (.frequency, right[0]),
            (.duration, right[1]),
            (.recency, right[2]),
        ])
    }

    private var medium: [ScreenLayout.Place] {
        let bands = area.rows([.fixed(4), .weight(1)])
        let halves = bands[1].columns([.weight(1), .weight(1)])
        let left = halves[0].stacked([
            Claim(least: 5, wanted: appRows + 2, grows: 1), Claim(least: 8, wanted: 9, grows: 2),
        ])
        let right = halves[1].stacked([
            Claim(least: 5, wanted: typeRows + 3, grows: 0), Claim(least: 5, wanted: 5, grows: 1),
            Claim(least: 7, wanted: 7, grows: 1),
        ])
        // Here is room for one of the two: while votes come in, for what moves.
        let isLive = state.job(.stream)?.isBusy == true
        return pair([
            (.kpis, bands[0]), (.topApps, left[0]), (.rfm, left[1]), (.channelTypes, right[0]),
            (isLive ? .liveVotes : .frequency, right[1]), (.duration, right[2]),
        ])
    }

    private func pair(_ places: [(Pane, Rect)]) -> [ScreenLayout.Place] {
        places.filter { !$0.1.isEmpty }.map { ScreenLayout.Place(pane: $0.0, area: $0.1) }
    }
}
