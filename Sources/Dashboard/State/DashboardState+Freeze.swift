import TerminalUI

/// Something that came while the numbers were frozen.
struct HeldEvent: Sendable {
    var kind: DashboardEvent.DataKind
    var event: DashboardEvent
}

extension DashboardEvent {
    /// Data that stand still while they are frozen. A newer event of a kind makes the older one worthless.
    enum DataKind: Hashable, Sendable { case overview, search, customers, runs, stream, dataError }

    var dataKind: DataKind? {
        switch self {
        case .overview: .overview
        case .search: .search
        case .customers(.data), .customers(.failed): .customers
        case .runs: .runs
        case .dataError: .dataError
        case .stream: .stream
        default: nil
        }
    }
}

extension DashboardState {
    package var isFrozen: Bool { frozenAt != nil }

    /// The state that is drawn: while it is frozen, its clock stands still, too.
    var asShown: DashboardState {
        guard let frozenAt else { return self }
        var shown = self
        shown.now = frozenAt
        return shown
    }

    mutating func toggleFreeze() {
        guard isFrozen else {
            frozenAt = now
            return
        }
        frozenAt = nil
        let waiting = held
        held = []
        for held in waiting { _ = reduce(held.event) }
    }

    /// Puts data aside while the screen is frozen; false for everything else.
    mutating func hold(_ event: DashboardEvent) -> Bool {
        guard isFrozen, let kind = event.dataKind, hasData(kind) else { return false }
        held.removeAll { $0.kind == kind }
        held.append(HeldEvent(kind: kind, event: event))
        return true
    }

    /// What has not come yet cannot stand still.
    private func hasData(_ kind: DashboardEvent.DataKind) -> Bool {
        switch kind {
        case .overview: hasLoaded
        case .search: hasLoadedSearch
        case .customers: customers.hasLoaded
        case .runs, .stream, .dataError: true
        }
    }
}
