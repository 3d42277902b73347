import TerminalUI
import Warehouse

/// How much is searched for in each month.
enum SearchTotalsPane {
    static func body(_ model: SearchModel, _ space: PaneSpace) -> PaneBody {
        let (earlier, later) = (model.earlier, model.later)
        let columns: [Table.Column] = [
            .init("", shrinksTo: 9, grows: 1, most: 24), .init(DateText.long(earlier.month), .right),
            .init(DateText.long(later.month), .right), .init("change", .right, priority: 1),
        ]
        let rows = rows(earlier, later, space)
        return PaneBody(
            Table(columns: columns, rows: rows).lines(width: space.columns, look: space.look),
            status: "\(earlier.days) + \(later.days) days loaded", brief: "\(earlier.days) + \(later.days) days",
            pinned: 1)
    }

    /// Lines of the table, its head included.
    static func lineCount(_ model: SearchModel?) -> Int {
        model.map { $0.earlier.days == $0.later.days } ?? true ? 5 : 6
    }

    private static func rows(
        _ earlier: SearchModel.MonthTotals, _ later: SearchModel.MonthTotals, _ space: PaneSpace
    ) -> [Table.Row] {
        let number = { (count: Int64) in space.isRoomy ? NumberText.grouped(count) : NumberText.short(count) }
        let glyphs = space.look.glyphs
        // More days bring more searches, users and keywords without anybody searching more.
        let isAlike = earlier.days == later.days
        let count = { (name: String, from: Int64, to: Int64) in
            let change = ChangeText.percent(from: isAlike ? Double(from) : .nan, to: Double(to), glyphs)
            return row(name, number(from), number(to), change.text, change.role)
        }
        let daily = ChangeText.percent(from: earlier.searchesADay, to: later.searchesADay, glyphs)
        let perDay = row(
            "  a day", NumberText.short(earlier.searchesADay), NumberText.short(later.searchesADay), daily.text,
            daily.role)
        let quits = ChangeText.pointsWithUnit(from: earlier.quitRate, to: later.quitRate, glyphs)
        return [count("searches", earlier.searches, later.searches)] + (isAlike ? [] : [perDay]) + [
            count("users", earlier.users, later.users), count("keywords", earlier.keywords, later.keywords),
            // Fewer quits are no loss: the sign alone tells the direction.
            row(
                "quit rate", NumberText.percent(earlier.quitRate), NumberText.percent(later.quitRate), quits.text, .text
            ),
        ]
    }

    private static func row(
        _ name: String, _ earlier: String, _ later: String, _ change: String, _ role: Role
    ) -> Table.Row {
        Table.Row([.text(name, .secondary), .text(earlier), .text(later, .strong), .text(change, role)])
    }
}
