import TerminalUI
import Warehouse

/// What a pane says, before it is placed.
struct PaneBody {
    var lines: [TextLine]
    /// State or unit, for the frame's corner.
    var status = ""
    /// Stands in for a status that does not fit.
    var brief = ""
    var statusRole = Role.secondary
    /// Lines at the top that stay when the rest scrolls.
    var pinned = 0
    /// The line that must be visible.
    var selected: Int?
    /// Set where `lines`, apart from the pinned ones, are only those on screen: the first one's place among all.
    var window: (first: Int, total: Int)?
    /// The cell of the pane that a cursor stands on.
    var cursor: (column: Int, row: Int)?
    /// True where the last lines are shown until someone scrolls.
    var followsEnd = false

    init(
        _ lines: [TextLine], status: String = "", brief: String = "", statusRole: Role = .secondary, pinned: Int = 0,
        selected: Int? = nil, window: (first: Int, total: Int)? = nil, followsEnd: Bool = false
    ) {
        self.lines = lines
        self.status = status
        self.brief = brief
        self.statusRole = statusRole
        self.pinned = pinned
        self.selected = selected
        self.window = window
        self.followsEnd = followsEnd
    }

    /// Lets figures that are no longer fresh step back.
    mutating func dim() {
        for line in lines.indices {
            for span in lines[line].spans.indices { lines[line].spans[span].role.dim() }
        }
    }
}

extension Role {
    fileprivate mutating func dim() {
        switch self {
        case .text, .strong, .accent, .good, .warning: self = .secondary
        case .bar, .secondary: self = .faint
        default: break
        }
    }
}

/// What a pane may use for its content.
struct PaneSpace {
    var columns: Int
    var rows: Int
    var look: Look

    /// True where there is room to give every digit.
    var isRoomy: Bool { columns >= 74 }
}

extension DashboardState {
    /// The content of a pane for the room it has.
    func body(of pane: Pane, in space: PaneSpace) -> PaneBody {
        switch pane {
        case .jobList: return JobListPane.body(self, space)
        case .progress: return ProgressPane.body(self, space)
        case .history: return HistoryPane.body(self, space)
        case .runDetail: return RunDetailPane.body(self, space)
        case .customerTable, .customerSegments, .customerChurn, .customerFacets, .profileWho, .profileDays,
            .profileApps,
            .profileRows, .profileDevices, .profileSearches:
            return customersBody(of: pane, in: space)
        case .searchTotals, .trending, .genres, .transitions, .movers, .keywords, .sources, .labels, .users:
            return searchBody(of: pane, in: space)
        case .songs: return SongsPane.body(self, space)
        case .control: return ControlPane.body(self, space)
        case .batches: return BatchesPane.body(self, space)
        case .ledger: return LedgerPane.body(self, space)
        case .streamLog: return StreamLogPane.body(self, space)
        case .liveVotes: return LiveVotesPane.body(self, space)
        case .sqlEditor: return SQLEditorPane.body(self, space)
        case .sqlCatalog: return SQLCatalogPane.body(self, space)
        case .sqlResult: return SQLResultPane.body(self, space)
        default:
            guard let overview else { return noData(pane, space) }
            return body(of: pane, overview, space)
        }
    }

    private func body(of pane: Pane, _ model: OverviewModel, _ space: PaneSpace) -> PaneBody {
        switch pane {
        case .kpis: KPIPane.body(model, space)
        case .topApps: TopAppsPane.body(model, filter(of: pane), space)
        case .channelTypes: ChannelTypePane.body(model, space)
        case .rfm: RFMPane.body(model, space)
        case .frequency: FrequencyPane.body(model, space)
        case .duration: ScorePane.duration(model, space)
        case .recency: ScorePane.recency(model, space)
        case .segments: SegmentPane.body(model, filter(of: pane), space)
        case .days: DaysPane.body(model, space)
        default: PaneBody([])
        }
    }

    /// Why there is nothing to show, and what to do about it.
    private func noData(_ pane: Pane, _ space: PaneSpace) -> PaneBody {
        let say = { (text: String, role: Role) in TextLine.wrapped(text, role, to: space.columns) }
        if let dataError {
            return PaneBody(
                say("The data could not be read.", .bad) + say("Press b to load the logs again.", .text)
                    + say(dataError, .secondary), status: "error", statusRole: .bad)
        }
        guard hasLoaded else { return PaneBody(say("Reading the data; the keys answer meanwhile.", .secondary)) }
        guard job(.content)?.isBusy != true else {
            return PaneBody(NextStep.lines("No \(subject(of: pane)) yet.", .content, self, space))
        }
        return PaneBody(
            say("No \(subject(of: pane)) yet.", .secondary) + say("Press b to load a folder of daily logs.", .text))
    }

    private func subject(of pane: Pane) -> String {
        switch pane {
        case .topApps: "apps"
        case .channelTypes: "channel types"
        case .rfm, .segments: "segments"
        case .frequency, .duration, .recency: "customers"
        default: "data"
        }
    }
}
