import TerminalUI

/// The songs that lead now, beside what customers watch.
enum LiveVotesPane {
    static func body(_ state: DashboardState, _ space: PaneSpace) -> PaneBody {
        let phase = state.streamPhase
        guard let stream = state.stream, !stream.songs.isEmpty else {
            let lines = StreamGuide.lines(state, columns: space.columns).filter { $0 != .empty }
            guard phase == .never else { return PaneBody(lines, status: phase.word, statusRole: phase.role) }
            // Where there is room for the keys alone, the corner says the rest.
            return PaneBody(Array(lines.suffix(max(1, space.rows))), status: "no votes yet")
        }
        let shown = Array(stream.songs.prefix(max(1, state.isZoomed ? 200 : space.rows)))
        let most = shown.map(\.votes).max() ?? 0
        let rows = zip(shown, SongTitle.short(shown.map(\.name))).enumerated().map { index, song in
            Table.Row([
                .text("\(index + 1)", .secondary), .text(song.1),
                .bar(BarScale.linear(max: Double(most)).fraction(Double(song.0.votes))),
                .text(NumberText.short(Int64(song.0.votes)), .strong),
                .text(NumberText.percent(Int64(song.0.votes), of: Int64(stream.ledger.votesCounted)), .secondary),
            ])
        }
        let lines = Table(columns: columns, rows: rows, showsHeader: false)
            .lines(width: space.columns, look: space.look)
        var body = PaneBody(lines)
        (body.status, body.brief) = status(state, phase)
        if phase.isStale { body.dim() }
        body.statusRole = phase.role
        return body
    }

    /// The key that brings the chart to life, where it stands still.
    private static func status(_ state: DashboardState, _ phase: StreamPhase) -> (String, String) {
        switch phase {
        case .stopped: ("stream stopped · s", "stopped · s")
        case .failed: ("stream failed · s", "failed · s")
        default: (state.streamStatus.dropFirst().first ?? phase.word, state.streamStatus.last ?? "")
        }
    }

    private static let columns: [Table.Column] = [
        .init("", .right), .init("", shrinksTo: 15), .init("", grows: 1, most: 60, priority: 1), .init("", .right),
        .init("", .right, priority: 2),
    ]
}
