/// A tab of the dashboard.
package enum Screen: String, Hashable, Sendable, CaseIterable {
    case overview, customers, search, stream, jobs, sql

    package var title: String {
        switch self {
        case .overview: "Overview"
        case .customers: "Customers"
        case .search: "Search"
        case .stream: "Stream"
        case .jobs: "Jobs"
        case .sql: "SQL"
        }
    }

    var shortTitle: String {
        switch self {
        case .overview: "Over"
        case .customers: "Cust"
        case .search: "Srch"
        case .stream: "Strm"
        case .jobs: "Jobs"
        case .sql: "SQL"
        }
    }

    /// The key that shows it.
    var key: Character {
        switch self {
        case .overview: "1"
        case .customers: "2"
        case .search: "3"
        case .stream: "4"
        case .jobs: "5"
        case .sql: "6"
        }
    }

    /// Its panes in the order Tab visits them.
    package var panes: [Pane] {
        switch self {
        case .overview:
            [.kpis, .topApps, .channelTypes, .rfm, .frequency, .duration, .recency, .segments, .days, .liveVotes]
        case .customers:
            [
                .customerTable, .customerSegments, .customerChurn, .customerFacets, .profileWho, .profileDays,
                .profileApps, .profileRows, .profileDevices, .profileSearches,
            ]
        case .search:
            [.searchTotals, .trending, .genres, .transitions, .movers, .users, .keywords, .sources, .labels]
        case .stream: [.songs, .control, .batches, .ledger, .streamLog]
        case .jobs: [.jobList, .progress, .history, .runDetail]
        case .sql: [.sqlCatalog, .sqlEditor, .sqlResult]
        }
    }

    /// The jobs that bring its data, and come first in its footer.
    var jobsAtHand: [JobID] {
        switch self {
        case .overview, .customers, .jobs, .sql: [.content]
        case .search: [.search]
        case .stream: JobID.services
        }
    }

    /// The pane `/` filters where the one in focus has no rows to find.
    var preferredFilter: Pane? {
        switch self {
        case .customers: .customerTable
        case .search: .users
        case .jobs: .history
        default: nil
        }
    }

    /// The pane that has the focus before anyone moved it.
    var firstFocus: Pane {
        switch self {
        case .overview: .topApps
        case .jobs: .history
        case .customers: .customerTable
        case .search: .genres
        case .stream: .songs
        case .sql: .sqlCatalog
        }
    }
}

/// A part of a screen that answers one question.
package enum Pane: String, Hashable, Sendable, CaseIterable {
    case kpis, topApps, channelTypes, rfm, frequency, duration, recency, segments, days, liveVotes
    case customerTable, customerSegments, customerChurn, customerFacets
    case profileWho, profileDays, profileApps, profileRows, profileDevices, profileSearches
    case searchTotals, trending, genres, transitions, movers, users, keywords, sources, labels
    case songs, control, batches, ledger, streamLog
    case jobList, progress, history, runDetail
    case sqlCatalog, sqlEditor, sqlResult

    var title: String {
        switch self {
        case .kpis: "Customer 360"
        case .topApps: "Top apps"
        case .channelTypes: "Channel type"
        case .rfm: "RFM: recency × duration"
        case .frequency: "Frequency"
        case .duration: "Duration quarters"
        case .recency: "Recency scores"
        case .segments: "Segments"
        case .days: "Days"
        case .customerTable: "Customers"
        case .customerSegments: "Segments"
        case .customerChurn: "Leaving?"
        case .customerFacets: "Apps and provinces"
        case .profileWho: "Customer"
        case .profileDays: "Days"
        case .profileApps: "Apps"
        case .profileRows: "Rows"
        case .profileDevices: "Devices"
        case .profileSearches: "Searches"
        case .searchTotals: "Searches"
        case .trending: "Users by change"
        case .genres: "Genres"
        case .transitions: "From genre to genre"
        case .movers: "Risers and fallers"
        case .users: "Users' top searches"
        case .keywords: "Top keywords"
        case .sources: "Platforms and networks"
        case .labels: "Genre labels"
        case .liveVotes: "Live votes"
        case .songs: "Song chart"
        case .control: "Control"
        case .batches: "Batches"
        case .ledger: "Ledger"
        case .streamLog: "Log"
        case .jobList: "Jobs"
        case .progress: "Progress"
        case .history: "History"
        case .runDetail: "Run"
        case .sqlCatalog: "Questions and tables"
        case .sqlEditor: "Query"
        case .sqlResult: "Result"
        }
    }

    /// For narrow windows.
    var briefTitle: String {
        switch self {
        case .rfm: "RFM"
        case .trending: "Changes"
        case .transitions: "Genre to genre"
        case .movers: "Movers"
        case .users: "Users"
        case .sources: "Platforms"
        case .sqlCatalog: "Questions"
        default: title
        }
    }

    /// Whether it has rows that `/` finds.
    var isFiltered: Bool {
        switch self {
        case .customerTable, .users, .history, .songs, .streamLog, .keywords, .movers, .topApps, .segments: true
        default: isPassing
        }
    }

    /// Whether its rows are of one customer or one query alone, and what filters them is of no use for the next.
    var isPassing: Bool { self == .profileRows || self == .profileDevices || self == .sqlResult }

    /// What an empty line of `/` says that may be typed there.
    var filterHint: String {
        switch self {
        case .customerTable: "contract or MAC; rfm:4*1 hours>100 devices>1 ago>7 days<5"
        case .users: "keyword, genre or type; genre:drama type:new"
        default: "words of a row"
        }
    }
}
