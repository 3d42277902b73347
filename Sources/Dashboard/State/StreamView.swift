/// What the stream engine has counted and how it works, as the screens show it; made anew for every change.
///
/// Times are seconds since 1970, UTC. A view of a process that has ended stays as it was: whether it is fresh follows
/// from the state of the job.
package struct StreamView: Hashable, Sendable, Codable {
    /// In rank order.
    package var songs: [SongView]
    package var ledger: LedgerView
    /// The votes counted a second time from the files, after the engine stopped; nil until then.
    package var audit: AuditView?
    package var batch: BatchView
    /// Oldest first; about the last 60.
    package var recentBatches: [RecentBatch]
    /// Oldest first; at most 200 are of use.
    package var log: [LogLine]

    package init(
        songs: [SongView] = [], ledger: LedgerView = LedgerView(), audit: AuditView? = nil,
        batch: BatchView = BatchView(), recentBatches: [RecentBatch] = [], log: [LogLine] = []
    ) {
        self.songs = songs
        self.ledger = ledger
        self.audit = audit
        self.batch = batch
        self.recentBatches = recentBatches
        self.log = log
    }
}

/// A song in the chart.
package struct SongView: Hashable, Sendable, Codable {
    package var name: String
    package var votes: Int
    /// Nil while too little time has passed to tell.
    package var votesPerMinute: Double?
    /// Places gained in the last minute of votes, lost ones negative; nil for a song that was not there before.
    package var rankChange: Int?
    /// Votes by window, oldest first.
    package var trend: [Double]

    package init(
        name: String, votes: Int, votesPerMinute: Double? = nil, rankChange: Int? = nil, trend: [Double] = []
    ) {
        self.name = name
        self.votes = votes
        self.votesPerMinute = votesPerMinute
        self.rankChange = rankChange
        self.trend = trend
    }
}

/// Something that happened, for the log on screen.
package struct LogLine: Hashable, Sendable, Codable {
    package enum Level: String, Hashable, Sendable, Codable { case info, warning, error }

    package var at: Double
    package var level: Level
    package var text: String

    package init(at: Double, level: Level = .info, text: String) {
        self.at = at
        self.level = level
        self.text = text
    }
}
