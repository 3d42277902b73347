import TerminalUI
import Warehouse

/// Hours watched day by day.
enum DaysPane {
    static func body(_ model: OverviewModel, _ space: PaneSpace) -> PaneBody {
        guard let first = model.daily.first, let last = model.daily.last,
            let most = model.daily.max(by: { $0.seconds < $1.seconds })
        else { return PaneBody([TextLine("No days in this warehouse.", .secondary)]) }
        if model.daily.count <= min(space.rows, 6) || space.rows >= model.daily.count + 12 && space.columns >= 50 {
            let chart = space.rows >= model.daily.count + 12 && model.daily.count > 6
            return PaneBody(
                (chart ? self.chart(model, first, last, most, space, rows: 10) + [.empty] : [])
                    + table(model, space), status: "hours watched")
        }
        return PaneBody(chart(model, first, last, most, space, rows: space.rows), status: "hours watched")
    }

    private static func chart(
        _ model: OverviewModel, _ first: OverviewModel.DailyTotals, _ last: OverviewModel.DailyTotals,
        _ most: OverviewModel.DailyTotals, _ space: PaneSpace, rows: Int
    ) -> [TextLine] {
        let values = model.daily.map { Double($0.seconds) }
        let chart = ColumnChart.lines(values, width: space.columns, height: max(1, rows - 1), glyphs: space.look.glyphs)
        let used = min(space.columns, ColumnChart.columnPitch(count: values.count, width: space.columns) * values.count)
        let peak = "most \(NumberText.hours(seconds: Double(most.seconds))) on \(DateText.short(most.day))"
        let axis = BucketLines.axis(
            DateText.short(first.day), peak, DateText.short(last.day), width: used, space.look)
        return chart + [axis]
    }

    private static func table(_ model: OverviewModel, _ space: PaneSpace) -> [TextLine] {
        let scale = BarScale.linear(max: Double(model.daily.map(\.seconds).max() ?? 0))
        let rows = model.daily.map { day in
            Table.Row([
                .text(DateText.short(day.day)), .bar(scale.fraction(Double(day.seconds))),
                .text(NumberText.hours(seconds: Double(day.seconds)), .strong),
                .text(NumberText.short(day.contracts) + " users", .secondary),
                .text(NumberText.grouped(day.rows) + " rows", .secondary),
            ])
        }
        let columns: [Table.Column] = [
            .init("", .right), .init("", grows: 1, most: 60, priority: 1), .init("", .right),
            .init("", .right, priority: 2), .init("", .right, priority: 3),
        ]
        return Table(columns: columns, rows: rows, showsHeader: false).lines(width: space.columns, look: space.look)
    }
}
