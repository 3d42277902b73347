import TerminalUI
import Warehouse

/// How customers and hours divide between kinds of channel.
enum ChannelTypePane {
    static func body(_ model: OverviewModel, _ space: PaneSpace) -> PaneBody {
        let (customers, seconds) = (model.totals.contracts, model.totals.seconds)
        let rows = model.channelTypes.map { type in
            Table.Row([
                .text(type.category, .strong),
                .bar(BarScale.linear(max: 1).fraction(NumberText.share(type.contracts, of: customers))),
                .text(NumberText.percent(type.contracts, of: customers)),
                .bar(BarScale.linear(max: 1).fraction(NumberText.share(type.seconds, of: seconds))),
                .text(NumberText.percent(type.seconds, of: seconds)),
                .text(NumberText.grouped(type.apps)),
                .text(NumberText.grouped(type.contracts), .secondary),
                .text(NumberText.hours(seconds: Double(type.seconds)), .secondary),
            ])
        }
        var lines = Table(columns: columns, rows: rows).lines(width: space.columns, look: space.look)
        let note = "Many customers use several types, so their shares add to more than 100 %."
        let noteLines = TextLine.wrapped(note, .secondary, to: space.columns)
        if lines.count + noteLines.count < space.rows { lines += [.empty] + noteLines }
        return PaneBody(lines, status: "share of customers and hours", pinned: 1)
    }

    private static let columns: [Table.Column] = [
        .init("", shrinksTo: 17), .init("", grows: 1, most: 30, priority: 3, yields: true), .init("users", .right),
        .init("", grows: 1, most: 30, priority: 2), .init("hours", .right),
        .init("apps", .right, priority: 1), .init("customers", .right, priority: 5, yields: true),
        .init("watched", .right, priority: 4, yields: true),
    ]
}
