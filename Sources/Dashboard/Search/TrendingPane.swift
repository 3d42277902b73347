import TerminalUI
import Warehouse

/// What became of users' taste: their top search's genre in both months.
enum TrendingPane {
    static func body(_ model: SearchModel, _ space: PaneSpace) -> PaneBody {
        let kinds = kinds(model)
        let all = kinds.reduce(0) { $0 &+ $1.users }
        let scale = BarScale.linear(max: Double(kinds.map(\.users).max() ?? 0))
        let rows = kinds.map { kind in
            Table.Row([
                .text(kind.name, .strong), .text(kind.meaning, .secondary), .bar(scale.fraction(Double(kind.users))),
                .text(space.isRoomy ? NumberText.grouped(kind.users) : NumberText.short(kind.users), .strong),
                .text(NumberText.percent(kind.users, of: all), .secondary),
            ])
        }
        let columns: [Table.Column] = [
            .init(), .init("", priority: 3, yields: true), .init("", grows: 1, most: 60, priority: 1),
            .init("", .right), .init("", .right, priority: 2),
        ]
        var lines = Table(columns: columns, rows: rows, showsHeader: false).lines(
            width: space.columns, look: space.look)
        if model.trending.pending > 0, let reason = model.pendingReason {
            let note = TextLine.wrapped("Pending: \(reason)", .warning, to: space.columns)
            let room = space.rows - lines.count
            let cut = TextLine(TextWidth.truncated("Pending: \(reason)", to: space.columns), .warning)
            lines += note.count <= room ? note : [cut]
        }
        return PaneBody(lines, status: NumberText.counted(all, "user"), brief: NumberText.short(all) + " users")
    }

    private static func kinds(_ model: SearchModel) -> [(name: String, meaning: String, users: Int64)] {
        let (earlier, later) = (DateText.long(model.earlier.month), DateText.long(model.later.month))
        let trending = model.trending
        return [
            ("Unchanged", "the same genre in both months", trending.unchanged),
            ("Changed", "from one genre to another", trending.changed),
            ("New", "only in \(later)", trending.new), ("Lost", "only in \(earlier)", trending.lost),
            ("Pending", "a genre is not known yet", trending.pending),
        ]
    }
}
