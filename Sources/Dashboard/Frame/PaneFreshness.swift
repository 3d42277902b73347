import TerminalUI
import Warehouse

/// How old what a pane shows is, for the lower left corner of its frame.
struct PaneFreshness {
    /// Longest first.
    private(set) var texts: [String] = []
    private(set) var isStale = false

    /// In full where one looks, or where it matters; elsewhere as short as can be.
    func marks(isFocused: Bool) -> [String] { isFocused || isStale ? texts : texts.suffix(1) }

    var role: Role { isStale ? .warning : .faint }

    /// Nil where there is nothing yet that could be old.
    init?(_ pane: Pane, _ state: DashboardState) {
        switch pane.source {
        case .viewing:
            guard let model = state.overview else { return nil }
            tell(published: model.publishedAt, pane.source, state)
        case .customers:
            guard let data = state.customers.data else { return nil }
            tell(published: data.publishedAt, pane.source, state)
        case .searches:
            guard let model = state.search else { return nil }
            tell(published: model.publishedAt, pane.source, state)
        case .votes:
            guard let at = state.stream?.batch.committedAt else { return nil }
            tell(committed: at, state)
        case .query:
            guard state.sql.result != nil else { return nil }
            tellQuery(state)
        case .program:
            texts = ["live"]
        case .none:
            return nil
        }
        if state.isFrozen { (texts, isStale) = (["frozen"], true) }
    }

    private mutating func tell(published: Double, _ source: Pane.Source, _ state: DashboardState) {
        let age = state.now - published
        isStale = state.problem(of: source) != nil
        guard age.isFinite, age >= 0 else {
            texts = isStale ? ["STALE"] : []
            return
        }
        let old = age < 60 ? "just now" : NumberText.wholeDuration(age) + " ago"
        texts = isStale ? ["STALE · loaded \(old)", "STALE"] : ["loaded \(old)", old]
    }

    /// A result is of the tables as they were when it was asked for.
    private mutating func tellQuery(_ state: DashboardState) {
        let published = [state.overview?.publishedAt, state.search?.publishedAt].compactMap(\.self).filter(\.isFinite)
        isStale = published.contains { $0 > state.sql.askedAt }
        let asked = "asked " + DateText.clock(state.sql.askedAt, now: state.now, offset: state.utcOffset)
        texts = isStale ? [asked + " · the tables are newer", "older than the tables"] : [asked]
    }

    private mutating func tell(committed: Double, _ state: DashboardState) {
        let phase = state.streamPhase
        isStale = phase.isStale
        let clock = DateText.clock(committed, now: state.now, offset: state.utcOffset)
        texts =
            isStale
            ? ["STALE · as of \(clock)", "STALE"]
            : [
                "committed " + NumberText.age(max(0, state.now - committed)),
                NumberText.age(max(0, state.now - committed)),
            ]
    }
}

extension Pane {
    /// Where a pane's figures come from.
    enum Source { case viewing, customers, searches, votes, query, program, none }

    var source: Source {
        switch self {
        case .kpis, .topApps, .channelTypes, .rfm, .frequency, .duration, .recency, .segments, .days: .viewing
        case .customerTable, .customerSegments, .customerChurn, .customerFacets, .profileWho, .profileDays,
            .profileApps, .profileRows, .profileDevices, .profileSearches:
            .customers
        case .searchTotals, .trending, .genres, .transitions, .movers, .users, .keywords, .sources, .labels: .searches
        case .liveVotes, .songs, .batches, .ledger, .streamLog: .votes
        case .sqlResult: .query
        case .control, .jobList, .progress, .history, .runDetail: .program
        default: .none
        }
    }
}

extension Screen {
    /// Where what its header tells the freshness of comes from.
    var source: Pane.Source {
        switch self {
        case .search: .searches
        case .customers: .customers
        case .overview, .stream, .jobs, .sql: .viewing
        }
    }
}

extension DashboardState {
    /// Why what comes from there could not be read: each source has its own problem, which only its own news end.
    func problem(of source: Pane.Source) -> String? {
        switch source {
        case .viewing, .searches: dataError
        // Of a warehouse that could not be opened there are no customers either.
        case .customers: customers.problem ?? (customers.data == nil && customers.hasLoaded ? dataError : nil)
        case .votes, .query, .program, .none: nil
        }
    }
}
