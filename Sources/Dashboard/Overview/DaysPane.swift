import TerminalUI
import Warehouse

/// Hours watched day by day.
enum DaysPane {
    static func body(_ model: OverviewModel, _ space: PaneSpace) -> PaneBody {
        let days = model.daily
        guard !days.isEmpty else {
            return PaneBody(
                TextLine.wrapped(
                    "No days in this warehouse. Press b to load daily logs.", .secondary, to: space.columns))
        }
        let isTableEnough = days.count <= min(space.rows, 4)
        let hasRoomForBoth = space.columns >= 50 && space.rows >= days.count + chartRows + 1
        var lines: [TextLine] = []
        if !isTableEnough { lines += chart(days, space, rows: hasRoomForBoth ? chartRows : space.rows) }
        if !isTableEnough, hasRoomForBoth { lines.append(.empty) }
        if isTableEnough || hasRoomForBoth { lines += table(days, space) }
        return PaneBody(lines, status: "hours watched")
    }

    private static let chartRows = 10

    private static func chart(_ days: [OverviewModel.DailyTotals], _ space: PaneSpace, rows: Int) -> [TextLine] {
        let shown = days.suffix(max(1, space.columns))
        guard let first = shown.first, let last = shown.last,
            let most = shown.max(by: { $0.seconds < $1.seconds })
        else { return [] }
        let values = shown.map { Double($0.seconds) }
        let chart = ColumnChart.lines(values, width: space.columns, height: max(1, rows - 1), glyphs: space.look.glyphs)
        let peak = "most \(NumberText.hours(seconds: Double(most.seconds))) on \(DateText.short(most.day))"
        return chart + [
            ChartAxis(first: DateText.short(first.day), middle: peak, last: DateText.short(last.day))
                .line(columns: values.count, width: space.columns)
        ]
    }

    private static func table(_ days: [OverviewModel.DailyTotals], _ space: PaneSpace) -> [TextLine] {
        let scale = BarScale.linear(max: Double(days.map(\.seconds).max() ?? 0))
        let rows = days.map { day in
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
