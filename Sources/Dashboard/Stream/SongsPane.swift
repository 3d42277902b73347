import TerminalUI

/// Which songs lead, by how much, and which are rising. Lays out only the rows on screen.
enum SongsPane {
    static func body(_ state: DashboardState, _ space: PaneSpace) -> PaneBody {
        let phase = state.streamPhase
        guard let stream = state.stream, !stream.songs.isEmpty else {
            let lines = StreamGuide.lines(state, columns: space.columns)
            return PaneBody(lines, status: phase.word, statusRole: phase.role)
        }
        let texts = state.streamStatus.filter { TextWidth.columns(of: $0) + 18 <= space.columns }
        let filter = state.filter(of: .songs)
        let ranked = stream.songs.enumerated().filter { filter.keeps($0.element.name) }.map {
            ($0.offset + 1, $0.element)
        }
        var body = table(stream, ranked, space, hidden: state.hidden(.songs), wanted: state.scroll[.songs] ?? 0)
        body.status = texts.first ?? ""
        body.brief = state.streamStatus.last ?? ""
        if phase.isStale { body.dim() }
        body.statusRole = phase.role
        body.tell(filter, found: ranked.count, of: stream.songs.count, space)
        return body
    }

    /// - Parameter ranked: the songs to show, each with its rank among all.
    private static func table(
        _ stream: StreamView, _ ranked: [(rank: Int, song: SongView)], _ space: PaneSpace, hidden: Set<String>,
        wanted: Int
    ) -> PaneBody {
        let songs = ranked.map(\.song)
        let showsHeader = space.rows > min(songs.count, 10)
        let window = RowWindow(total: songs.count, rows: space.rows - (showsHeader ? 1 : 0), wanted: wanted)
        let shown = Array(songs[window.shown])
        let names = space.columns < 110 ? SongTitle.short(shown.map(\.name)) : shown.map(\.name)
        let chart = Chart(
            most: max(stream.songs.first?.votes ?? 0, shown.map(\.votes).max() ?? 0),
            counted: stream.ledger.votesCounted,
            rankWidth: String(stream.songs.count).count, showsHeader: showsHeader, space: space)
        let rows = zip(window.shown, zip(shown, names)).map { index, song in
            Table.Row(chart.items(song.0, name: song.1, rank: ranked[index].rank))
        }
        let table = Table(columns: columns(space), rows: rows, showsHeader: showsHeader).without(hidden)
        return PaneBody(
            table.lines(width: space.columns, look: space.look), pinned: showsHeader ? 1 : 0,
            window: (window.shown.lowerBound, songs.count))
    }

    private static func columns(_ space: PaneSpace) -> [Table.Column] {
        [
            .init("", .right), .init("", priority: 3, name: "rank change"),
            .init("Song", shrinksTo: space.columns < 36 ? 12 : 15),
            .init("", grows: 1, most: 60, priority: 2, name: "bar"), .init("votes", .right),
            .init("share", .right, priority: 4),
            .init("a minute", .right, priority: 5), .init("trend", .right, priority: 6),
        ]
    }

    /// What all rows have in common.
    private struct Chart {
        var most: Int
        var counted: Int
        var rankWidth: Int
        var showsHeader: Bool
        var space: PaneSpace

        func items(_ song: SongView, name: String, rank: Int) -> [Table.Item] {
            let change = RankChange(song.rankChange, space.look.glyphs)
            let isExact = space.isRoomy || song.votes < 1_000_000
            let votes = isExact ? NumberText.grouped(Int64(song.votes)) : NumberText.short(Int64(song.votes))
            let width = min(30, max(8, space.columns / 7))
            return [
                .text(TextWidth.fitted("\(rank)", to: rankWidth, .right), .secondary), .text(change.text, change.role),
                .text(name), .bar(BarScale.linear(max: Double(most)).fraction(Double(song.votes))),
                .text(votes, .strong), .text(NumberText.percent(Int64(song.votes), of: Int64(counted))),
                .text(rate(song), .secondary),
                .text(BrailleTrend.text(song.trend, width: width, glyphs: space.look.glyphs), .bar),
            ]
        }

        private func rate(_ song: SongView) -> String {
            guard let rate = song.votesPerMinute, rate.isFinite else { return NumberText.none }
            return NumberText.short(rate) + (showsHeader ? "" : "/min")
        }
    }
}

/// Places gained or lost, told by sign and number.
struct RankChange {
    var text: String
    var role: Role

    /// - Parameters:
    ///   - change: places risen; nil for what was not on the list.
    ///   - isNew: whether that was nowhere before, rather than below.
    init(_ change: Int?, isNew: Bool = true, _ glyphs: Glyphs) {
        switch change {
        case nil: (text, role) = isNew ? ("new", .accent) : ("\(glyphs.up)", .good)
        case 0?: (text, role) = ("=", .faint)
        case let places?:
            let count = places.magnitude > 999 ? "…" : "\(places.magnitude)"
            (text, role) = places > 0 ? ("\(glyphs.up)\(count)", .good) : ("\(glyphs.down)\(count)", .warning)
        }
    }
}

/// Names of songs where there is little room.
enum SongTitle {
    /// The titles without the artists, where that leaves them apart.
    static func short(_ names: [String]) -> [String] {
        let titles = names.map { name in
            name.firstRange(of: " - ").map { String(name[..<$0.lowerBound]) } ?? name
        }
        let areApart = Set(titles).count == Set(names).count && titles.allSatisfy { TextWidth.columns(of: $0) > 0 }
        return areApart ? titles : names
    }
}
