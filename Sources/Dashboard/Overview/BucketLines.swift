import TerminalUI
import Warehouse

/// A distribution: a row a bucket where they all fit, upright columns where they do not.
enum BucketLines {
    static func make(
        _ buckets: [OverviewModel.Bucket], customers: Int64, width: Int, rows: Int, look: Look, isComplete: Bool = false
    ) -> [TextLine] {
        guard !buckets.isEmpty else { return [TextLine("No customers in this distribution.", .secondary)] }
        if buckets.count <= rows || isComplete || rows < 3 || buckets.count > width {
            return table(buckets, customers, width, look)
        }
        return chart(buckets, customers, width, rows, look)
    }

    private static func table(
        _ buckets: [OverviewModel.Bucket], _ customers: Int64, _ width: Int, _ look: Look
    ) -> [TextLine] {
        let scale = BarScale.linear(max: Double(buckets.map(\.contracts).max() ?? 0))
        let rows = buckets.map { bucket in
            Table.Row([
                .text(named(bucket.label)), .bar(scale.fraction(Double(bucket.contracts))),
                .text(NumberText.short(bucket.contracts), .strong),
                .text(NumberText.percent(bucket.contracts, of: customers), .secondary),
                .text(NumberText.grouped(bucket.contracts), .secondary),
                .text(NumberText.hours(seconds: Double(bucket.seconds)), .secondary),
            ])
        }
        let columns: [Table.Column] = [
            .init("", shrinksTo: 10), .init("", grows: 1, most: 60, priority: 1), .init("", .right),
            .init("", .right, priority: 2), .init("", .right, priority: 4, yields: true),
            .init("", .right, priority: 3, yields: true),
        ]
        return Table(columns: columns, rows: rows, showsHeader: false).lines(width: width, look: look)
    }

    private static func chart(
        _ buckets: [OverviewModel.Bucket], _ customers: Int64, _ width: Int, _ rows: Int, _ look: Look
    ) -> [TextLine] {
        let values = buckets.map { Double($0.contracts) }
        var lines = ColumnChart.lines(values, width: width, height: rows - 1, glyphs: look.glyphs)
        guard let first = buckets.first, let last = buckets.last,
            let most = buckets.max(by: { $0.contracts < $1.contracts })
        else { return lines }
        let peak = "most at \(named(most.label)): \(NumberText.percent(most.contracts, of: customers))"
        lines.append(
            ChartAxis(first: named(first.label), middle: peak, last: named(last.label)).line(
                columns: buckets.count, width: width))
        return lines
    }

    /// The label of days with their unit; others carry theirs already.
    private static func named(_ label: String) -> String {
        guard label.allSatisfy({ $0.isNumber || $0 == "–" }) else { return label }
        return label + (label == "1" ? " day" : " days")
    }
}
