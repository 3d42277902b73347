import TerminalUI

/// Where everything of a screen lies, for the size at hand.
struct ScreenLayout {
    /// Wide: cards and two or three columns. Medium: 80×24, everything dense. Single: one pane at a time.
    enum Form { case wide, medium, single }

    struct Place {
        var pane: Pane
        var area: Rect
    }

    let form: Form
    private(set) var header: Rect?
    private(set) var body: Rect
    private(set) var strip: Rect?
    private(set) var footer: Rect?
    private(set) var places: [Place] = []
    private let screen: Screen
    /// All panes of the screen.
    let panes: [Pane]

    init(_ state: DashboardState) {
        screen = state.screen
        panes = state.panes
        form = ScreenLayout.form(state)
        body = Rect(state.size)
        let rows = state.size.rows
        if rows >= 3 { header = takeTop() }
        if rows >= 2 { footer = takeBottom() }
        if rows >= 5, !state.busyLoads.isEmpty { strip = takeBottom() }
        places = form == .single ? single(state) : arranged(state)
    }

    /// The panes Tab visits: those on screen, or all of the screen where they are shown one at a time.
    var reachablePanes: [Pane] {
        // On the customers screen a pane that has no place takes that of another when it gets the focus.
        guard form != .single, screen != .customers else { return panes }
        return panes.filter { pane in places.contains { $0.pane == pane } }
    }

    /// The panes that are shown in turn where this one is, itself among them.
    func panesInTurn(with pane: Pane) -> [Pane] {
        guard form != .single else { return reachablePanes }
        // Those of the customers screen that have no place take the last one when they get the focus.
        guard screen == .customers, places.last?.pane == pane else { return [] }
        let placed = places.map(\.pane)
        return panes.filter { $0 == pane || !placed.contains($0) }
    }

    /// Which of the panes on screen has the focus.
    func focused(_ state: DashboardState) -> Pane? {
        let wanted = state.focusedPane
        return places.contains { $0.pane == wanted } ? wanted : places.first?.pane
    }

    private static func form(_ state: DashboardState) -> Form {
        guard !state.isZoomed else { return .single }
        switch (state.size.columns, state.size.rows) {
        case (110..., 28...): return .wide
        case (80..., 20...): return .medium
        default: return .single
        }
    }

    /// One pane; in an upright window also those after it, as many as fit.
    private func single(_ state: DashboardState) -> [Place] {
        let pane = panes.contains(state.focusedPane) ? state.focusedPane : panes.first ?? screen.firstFocus
        guard !state.isZoomed, body.rows >= PaneStack.leastRows else { return [Place(pane: pane, area: body)] }
        return PaneStack(state: state, area: body).places(showing: pane)
    }

    private func arranged(_ state: DashboardState) -> [Place] {
        switch screen {
        case .overview: OverviewLayout(state: state, area: body, form: form).places
        case .jobs: JobsLayout(state: state, area: body).places
        case .stream: StreamLayout(state: state, area: body, form: form).places
        case .search: SearchLayout(state: state, area: body, form: form).places
        case .customers: CustomersLayout(state: state, area: body, form: form).places
        case .sql: SQLLayout(state: state, area: body, form: form).places
        }
    }

    private mutating func takeTop() -> Rect {
        let parts = body.rows([.fixed(1), .weight(1)])
        body = parts[1]
        return parts[0]
    }

    private mutating func takeBottom() -> Rect {
        let parts = body.rows([.weight(1), .fixed(1)])
        body = parts[0]
        return parts[1]
    }
}

/// How much height a part of a column asks for.
struct Claim {
    var least: Int
    var wanted: Int
    /// Share of the height nobody asked for.
    var grows: Int

    /// Heights of parts stacked in `total` rows; those at the end give way first.
    static func heights(_ claims: [Claim], total: Int) -> [Int] {
        var free = max(0, total)
        var heights = claims.map { claim in
            let height = min(free, claim.least)
            free -= height
            return height
        }
        for (index, claim) in claims.enumerated() {
            let more = min(free, max(0, claim.wanted - heights[index]))
            heights[index] += more
            free -= more
        }
        var weights = claims.reduce(0) { $0 + $1.grows }
        for (index, claim) in claims.enumerated() where claim.grows > 0 {
            let more = free * claim.grows / max(1, weights)
            heights[index] += more
            free -= more
            weights -= claim.grows
        }
        return heights
    }
}

extension Rect {
    /// Parts one above the other as they claim height.
    func stacked(_ claims: [Claim]) -> [Rect] {
        rows(Claim.heights(claims, total: rows).map { .fixed($0) })
    }
}
