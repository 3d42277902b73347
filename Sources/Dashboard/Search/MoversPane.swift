import TerminalUI
import Warehouse

/// Which keywords are searched for more, and which less, than a month before.
enum MoversPane {
    /// - Parameter isWhole: true where every keyword is listed, to be scrolled through.
    static func body(_ all: SearchModel, _ filter: RowFilter, _ space: PaneSpace, isWhole: Bool) -> PaneBody {
        guard filter.isActive else { return body(all, space, isWhole: isWhole) }
        var model = all
        let keeps = { (keyword: SearchModel.KeywordChange) in
            filter.keeps("\(keyword.keyword) \(keyword.genre ?? "")")
        }
        model.risers = all.risers.filter(keeps)
        model.fallers = all.fallers.filter(keeps)
        var body = body(model, space, isWhole: isWhole)
        body.tell(
            filter, found: model.risers.count + model.fallers.count, of: all.risers.count + all.fallers.count, space)
        return body
    }

    private static func body(_ model: SearchModel, _ space: PaneSpace, isWhole: Bool) -> PaneBody {
        guard !model.risers.isEmpty || !model.fallers.isEmpty else {
            return PaneBody(
                TextLine.wrapped("No keyword is searched for more or less than before.", .secondary, to: space.columns))
        }
        return space.columns >= 100 ? beside(model, space, isWhole) : stacked(model, space, isWhole)
    }

    private static func beside(_ model: SearchModel, _ space: PaneSpace, _ isWhole: Bool) -> PaneBody {
        let left = (space.columns - 3) / 2
        let rows = isWhole ? Int.max : max(1, space.rows - 1)
        let risers = table(model, Array(model.risers.prefix(rows)), left, space)
        let fallers = table(model, Array(model.fallers.prefix(rows)), space.columns - 3 - left, space)
        return PaneBody(TextLine.beside(risers, fallers, left: left), status: unit, pinned: 1)
    }

    /// Risers above fallers; where not all fit, as many of the one as of the other.
    private static func stacked(_ model: SearchModel, _ space: PaneSpace, _ isWhole: Bool) -> PaneBody {
        let room = isWhole ? Int.max : max(2, space.rows - 1)
        let (risers, fallers) = (model.risers.count, model.fallers.count)
        let up = min(risers, max(room - min(fallers, room / 2), 0))
        let down = min(fallers, room - up)
        let rows = Array(model.risers.prefix(up)) + Array(model.fallers.prefix(down))
        let part = rows.count < risers + fallers ? "\(rows.count) of \(risers + fallers)" : ""
        return PaneBody(
            table(model, rows, space.columns, space), status: TextLine.joined(parts: [unit, part]), brief: unit,
            pinned: 1)
    }

    private static let unit = "searches a day"

    private static func table(
        _ model: SearchModel, _ keywords: [SearchModel.KeywordChange], _ width: Int, _ space: PaneSpace
    ) -> [TextLine] {
        let scale = BarScale.linear(max: keywords.map(\.dailyChange.magnitude).max() ?? 0)
        let rows = keywords.map { keyword in
            let change = ChangeText.amount(keyword.dailyChange, space.look.glyphs)
            return Table.Row([
                .text(keyword.keyword, .strong), .text(keyword.genre ?? NumberText.none, .secondary),
                .bar(scale.fraction(keyword.dailyChange.magnitude)),
                .text(ChangeText.size(model.earlier.daily(keyword.searchesEarlier)), .secondary),
                .text(ChangeText.size(model.later.daily(keyword.searchesLater))),
                .text(change.text, change.role),
            ])
        }
        let columns: [Table.Column] = [
            .init("keyword", shrinksTo: 16), .init("genre", priority: 3),
            .init("", grows: 1, most: 60, priority: 4, yields: true),
            .init(DateText.short(model.earlier.month), .right, priority: 2),
            .init(DateText.short(model.later.month), .right, priority: 1), .init("change", .right),
        ]
        return Table(columns: columns, rows: rows).lines(width: width, look: space.look)
    }
}
