/// The jobs the dashboard knows by name.
package enum JobID: String, Hashable, Sendable, CaseIterable {
    case api, poller, stream, content, search, load

    package var title: String {
        switch self {
        case .api: "vote API"
        case .poller: "poller"
        case .stream: "stream engine"
        case .content: "content ETL"
        case .search: "search ETL"
        case .load: "database load"
        }
    }

    /// The jobs votes pass through, in that order; they run until they are stopped.
    static let services: [JobID] = [.api, .poller, .stream]

    /// For the header and narrow panes.
    var shortTitle: String {
        switch self {
        case .api: "API"
        case .stream: "stream"
        case .poller, .content, .search, .load: title
        }
    }

    /// What it reads.
    var logs: String { self == .search ? "search logs" : "daily logs" }

    /// What its key does while it runs, for the footer.
    var stopLabel: String {
        switch self {
        case .api, .poller, .stream: "stop " + shortTitle
        case .content: "stop load"
        case .search: "stop search ETL"
        case .load: "stop database load"
        }
    }
}

/// A job as the screens show it; made anew for every change.
package struct JobView: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        case idle, starting, running, stopping, stopped, done
        case failed(reason: String)
    }

    package struct Counter: Hashable, Sendable {
        package var label: String
        package var value: String

        package init(_ label: String, _ value: String) {
            self.label = label
            self.value = value
        }
    }

    package var id: JobID
    package var state: State
    /// 0…1 of the work; nil where the end is not known.
    package var fraction: Double?
    /// The rate in a few words: `1.2 M rows/s · 310 MB/s · ETA 4 s`.
    package var headline: String
    package var counters: [Counter]
    /// Seconds since 1970, UTC.
    package var startedAt: Double?

    package init(
        id: JobID, state: State = .idle, fraction: Double? = nil, headline: String = "", counters: [Counter] = [],
        startedAt: Double? = nil
    ) {
        self.id = id
        self.state = state
        self.fraction = fraction
        self.headline = headline
        self.counters = counters
        self.startedAt = startedAt
    }

    /// True from the start until it is told to stop or ends.
    var isActive: Bool { state == .starting || state == .running }
    /// True as long as it does anything at all.
    var isBusy: Bool { isActive || state == .stopping }
}
