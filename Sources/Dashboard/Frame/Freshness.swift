import TerminalUI
import Warehouse

/// What the data on screen is and how old, in words of several lengths.
struct Freshness {
    /// Longest first.
    var texts: [String]
    var role: Role

    init(_ state: DashboardState) {
        let isSearch = state.screen == .search
        let problem = state.problem(of: state.screen.source)
        guard let known = Freshness.known(state) else {
            let failed = problem != nil || state.dataError != nil
            let hasLoaded = isSearch ? state.hasLoadedSearch : state.hasLoaded
            texts = [failed ? "data error" : hasLoaded ? Freshness.nothing(state) : "reading the data"]
            role = failed ? .bad : .secondary
            return
        }
        let isStale = problem != nil
        texts = isStale ? known.map { "STALE · " + $0 } : known
        role = isStale ? .warning : .secondary
    }

    /// Nil where there is nothing yet, or nothing that could be read.
    private static func known(_ state: DashboardState) -> [String]? {
        switch state.screen {
        case .search: state.search.map { texts($0, state) }
        case .customers where state.customers.data == nil && state.problem(of: .customers) != nil: nil
        default: state.overview.map { texts($0, state) }
        }
    }

    /// A warehouse may hold only one of the two.
    private static func nothing(_ state: DashboardState) -> String {
        if state.screen == .search { return state.overview == nil ? "no data yet" : "no searches yet" }
        return state.search == nil ? "no data yet" : "searches only"
    }

    private static func texts(_ model: OverviewModel, _ state: DashboardState) -> [String] {
        let kind = model.isSample ? "sample · " : ""
        let days = NumberText.counted(Int64(model.daysLoaded), "day") + " to " + DateText.long(model.lastDay)
        let asOf = model.asOf == model.lastDay ? "" : " · as of \(DateText.long(model.asOf))"
        let age = Freshness.age(state.now - model.publishedAt)
        return [
            kind + days + asOf + age, kind + days + asOf, kind + days, kind + "to \(DateText.long(model.lastDay))",
        ]
    }

    /// Of searches: which months, how many days of each, how old.
    private static func texts(_ model: SearchModel, _ state: DashboardState) -> [String] {
        let kind = model.isSample ? "sample · " : ""
        let (earlier, later) = (model.earlier.month, model.later.month)
        let months = "\(DateText.long(earlier)) vs \(DateText.long(later))"
        let pair = DateText.pair(earlier, later)
        let days = " · \(model.earlier.days) + \(model.later.days) days"
        let age = Freshness.age(state.now - model.publishedAt)
        return [kind + months + days + age, kind + months + days, kind + pair + days, kind + pair, pair]
    }

    private static func age(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0 else { return "" }
        if seconds < 60 { return " · just loaded" }
        let coarse = seconds < 3600 ? (seconds / 60).rounded(.down) * 60 : (seconds / 3600).rounded(.down) * 3600
        return " · loaded \(NumberText.duration(coarse)) ago"
    }
}
