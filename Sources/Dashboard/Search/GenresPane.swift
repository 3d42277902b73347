import TerminalUI
import Warehouse

/// Which genres users search for, this month against last.
enum GenresPane {
    static func body(_ model: SearchModel, _ space: PaneSpace) -> PaneBody {
        let genres = model.genres
        guard !genres.isEmpty else {
            return PaneBody(
                TextLine.wrapped(
                    "No genre is known yet: no keyword has been labelled. Press e to load search logs.", .secondary,
                    to: space.columns))
        }
        let earlier = genres.reduce(0) { $0 &+ $1.usersEarlier }
        let later = genres.reduce(0) { $0 &+ $1.usersLater }
        let shares = genres.map {
            (NumberText.share($0.usersEarlier, of: earlier), NumberText.share($0.usersLater, of: later))
        }
        let scale = BarScale.linear(max: shares.flatMap { [$0.0, $0.1] }.filter(\.isFinite).max() ?? 0)
        let rows = zip(genres, shares).map { genre, share in
            let change = ChangeText.points(from: share.0, to: share.1, space.look.glyphs)
            return Table.Row([
                .text(genre.genre, .strong), .line(scale.fraction(share.0), .secondary),
                .text(NumberText.percent(share.0), .secondary), .bar(scale.fraction(share.1)),
                .text(NumberText.percent(share.1)), .text(change.text, change.role),
                .text(NumberText.grouped(genre.usersEarlier), .secondary),
                .text(NumberText.grouped(genre.usersLater), .secondary),
            ])
        }
        let months = (DateText.short(model.earlier.month), DateText.short(model.later.month))
        // The heads stand over the bars, as long as there are any.
        let heads = space.columns >= 24 ? (months.0, months.1, "") : ("", "", months.1)
        let columns: [Table.Column] = [
            .init("", shrinksTo: 9), .init(heads.0, grows: 1, most: 40, priority: 2), .init("", .right, priority: 3),
            .init(heads.1, grows: 1, most: 40, priority: 1), .init(heads.2, .right), .init("pts", .right, priority: 1),
            .init("\(months.0) users", .right, priority: 5, yields: true),
            .init("\(months.1) users", .right, priority: 4, yields: true),
        ]
        let pair = "\(DateText.long(model.earlier.month)) vs \(DateText.long(model.later.month))"
        let lines = Table(columns: columns, rows: rows).lines(width: space.columns, look: space.look)
        guard model.pending == 0 else {
            let pending = NumberText.counted(model.pending, "keyword") + " pending"
            return PaneBody(
                lines, status: pending + " · " + pair, brief: pending, statusRole: .warning, pinned: 1)
        }
        return PaneBody(
            lines, status: "share of users · " + pair,
            brief: DateText.pair(model.earlier.month, model.later.month), pinned: 1)
    }
}
