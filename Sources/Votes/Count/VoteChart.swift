/// The song chart at one moment, as people read it.
package struct VoteChart: Sendable, Equatable {
    package struct Line: Sendable, Equatable {
        /// From 1.
        package var rank: Int
        package var song: String
        package var votes: Int
        /// Of all votes, 0 to 1.
        package var share: Double
        /// In the last minute of event time.
        package var votesPerMinute: Int
        /// Ranks won (or, below 0, lost) in that minute; nil for a song that had no vote before it, where others had.
        package var rankChange: Int?
        /// Votes of each window of the last minutes, oldest first.
        package var trend: [Int]
    }

    package var lines: [Line]
    package var total: Int

    /// Five minutes.
    private static let trendWindows = 30
    private static let minuteWindows = 60 / Int(VoteState.windowSeconds)

    package init(_ state: VoteState) {
        let recent = Self.recentWindows(of: state)
        let minute = recent.suffix(Self.minuteWindows)
        let ranking = state.ranking
        let inMinute = ranking.map { song, _ in
            state.number(of: song).map { number in minute.reduce(0) { $0 + ($1?.votes[number] ?? 0) } } ?? 0
        }
        let former = Self.formerRanks(ranking, inMinute)
        total = state.total
        lines = ranking.enumerated().map { index, entry in
            let trend = state.number(of: entry.song).map { number in recent.map { $0?.votes[number] ?? 0 } } ?? []
            return Line(
                rank: index + 1, song: entry.song, votes: entry.votes,
                share: state.total > 0 ? Double(entry.votes) / Double(state.total) : 0,
                votesPerMinute: inMinute[index], rankChange: former[index].map { $0 - index }, trend: trend)
        }
    }

    /// The last windows, with nil where there was no vote at all.
    private static func recentWindows(of state: VoteState) -> [VoteWindow?] {
        guard let latest = state.latest else { return [] }
        let first = latest - Int64(trendWindows - 1) * VoteState.windowSeconds
        var windows = [VoteWindow?](repeating: nil, count: trendWindows)
        for window in state.windows where window.start >= first {
            windows[Int((window.start - first) / VoteState.windowSeconds)] = window
        }
        return windows
    }

    /// The place each song had before the last minute, from 0; nil for one that had no votes then. Where none had any,
    /// nothing has changed.
    private static func formerRanks(_ ranking: [(song: String, votes: Int)], _ inMinute: [Int]) -> [Int?] {
        let former = ranking.indices.filter { ranking[$0].votes > inMinute[$0] }
            .sorted { one, other in
                let (a, b) = (ranking[one].votes - inMinute[one], ranking[other].votes - inMinute[other])
                return a != b ? a > b : one < other
            }
        if former.isEmpty { return Array(ranking.indices) }
        var ranks = [Int?](repeating: nil, count: ranking.count)
        for (rank, index) in former.enumerated() { ranks[index] = rank }
        return ranks
    }
}
