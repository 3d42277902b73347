import TerminalUI
import Warehouse

/// What is searched for most, and where it stood a month before.
enum KeywordsPane {
    static func body(_ model: SearchModel, _ filter: RowFilter, hidden: Set<String>, _ space: PaneSpace) -> PaneBody {
        guard !model.topLater.isEmpty else {
            let text = "No keywords in \(DateText.long(model.later.month)). Press e to load search logs."
            return PaneBody(TextLine.wrapped(text, .secondary, to: space.columns))
        }
        let scale = BarScale.linear(max: Double(model.topLater.map(\.searchesLater).max() ?? 0))
        let places = Dictionary(
            model.topEarlier.enumerated().map { ($1.keyword, $0) }, uniquingKeysWith: { first, _ in first })
        let number = { (count: Int64) in space.isRoomy ? NumberText.grouped(count) : NumberText.short(count) }
        let rows = model.topLater.enumerated().map { index, keyword in
            let change = RankChange(
                places[keyword.keyword].map { $0 - index }, isNew: keyword.searchesEarlier == 0, space.look.glyphs)
            return Table.Row([
                .text("\(index + 1)", .secondary), .text(change.text, change.role), .text(keyword.keyword, .strong),
                .text(keyword.genre ?? NumberText.none, .secondary),
                .bar(scale.fraction(Double(keyword.searchesLater))),
                .text(number(keyword.searchesEarlier), .secondary), .text(number(keyword.searchesLater), .strong),
            ])
        }
        let found = rows.filter { filter.keeps($0) }
        let lines = Table(columns: columns(model), rows: found).without(hidden).lines(
            width: space.columns, look: space.look)
        let gone = gone(model, space)
        let hasRoom = !gone.isEmpty && lines.count + gone.count < space.rows
        var body = PaneBody(lines + (hasRoom ? [.empty] + gone : []), status: "searches", pinned: 1)
        body.tell(filter, found: found.count, of: rows.count, space)
        return body
    }

    private static func columns(_ model: SearchModel) -> [Table.Column] {
        [
            .init("", .right), .init("", priority: 4, name: "rank change"), .init("keyword", shrinksTo: 16),
            .init("genre", priority: 5), .init("", grows: 1, most: 60, priority: 3, name: "bar"),
            .init(DateText.short(model.earlier.month), .right, priority: 2, name: "month before"),
            .init(DateText.short(model.later.month), .right),
        ]
    }

    /// Those that were among the top a month before.
    private static func gone(_ model: SearchModel, _ space: PaneSpace) -> [TextLine] {
        let now = Set(model.topLater.map(\.keyword))
        let gone = model.topEarlier.map(\.keyword).filter { !now.contains($0) }
        guard !gone.isEmpty else { return [] }
        let text = "No longer among them: " + gone.prefix(12).joined(separator: ", ")
        return TextLine.wrapped(text, .secondary, to: space.columns)
    }
}
