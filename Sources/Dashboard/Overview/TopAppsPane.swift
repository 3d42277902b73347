import TerminalUI
import Warehouse

/// Which apps are watched most.
enum TopAppsPane {
    static func body(_ model: OverviewModel, _ filter: RowFilter, _ space: PaneSpace) -> PaneBody {
        let all = model.totals.seconds
        let used = model.apps.map(\.seconds).filter { $0 > 0 }
        let scale = BarScale.logarithmic(min: Double(used.min() ?? 1), max: Double(used.max() ?? 1))
        let rows = model.apps.enumerated().map { index, app in
            Table.Row([
                .text("\(index + 1)", .secondary), .text(app.name, .strong),
                .bar(scale.fraction(Double(app.seconds))),
                .text(NumberText.percent(app.seconds, of: all)),
                .text(NumberText.hours(seconds: Double(app.seconds)), .strong),
                .text(space.isRoomy ? NumberText.grouped(app.contracts) : NumberText.short(app.contracts), .secondary),
                .text(NumberText.percent(app.contracts, of: model.totals.contracts), .secondary),
                .text(NumberText.grouped(app.seconds), .secondary), .text(app.category, .secondary),
            ])
        }
        let showsHeader = space.rows > model.apps.count
        let found = rows.filter { filter.keeps($0) }
        let table = Table(columns: columns, rows: found, showsHeader: showsHeader)
        var body = PaneBody(
            table.lines(width: space.columns, look: space.look), status: "share of hours · log bars", brief: "log bars",
            pinned: showsHeader ? 1 : 0)
        body.tell(filter, found: found.count, of: rows.count, space)
        return body
    }

    private static let columns: [Table.Column] = [
        .init("", .right), .init("App", shrinksTo: 12), .init("log scale", grows: 1, most: 60, priority: 2),
        .init("share", .right, priority: 1), .init("hours", .right), .init("customers", .right, priority: 3),
        .init("of all", .right, priority: 4, yields: true), .init("seconds", .right, priority: 5, yields: true),
        .init("channel type", priority: 6, yields: true),
    ]
}
