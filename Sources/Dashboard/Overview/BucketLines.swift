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
                .text(bucket.label), .bar(scale.fraction(Double(bucket.contracts))),
                .text(NumberText.short(bucket.contracts), .strong),
                .text(NumberText.percent(bucket.contracts, of: customers), .secondary),
                .text(NumberText.grouped(bucket.contracts), .secondary),
                .text(NumberText.hours(seconds: Double(bucket.seconds)), .secondary),
            ])
        }
        let columns: [Table.Column] = [
            .init("", shrinksTo: 6), .init("", grows: 1, most: 60, priority: 1), .init("", .right),
            .init("", .right, priority: 2), .init("", .right, priority: 4), .init("", .right, priority: 3),
        ]
        return Table(columns: columns, rows: rows, showsHeader: false).lines(width: width, look: look)
    }

    private static func chart(
        _ buckets: [OverviewModel.Bucket], _ customers: Int64, _ width: Int, _ rows: Int, _ look: Look
    ) -> [TextLine] {
        let values = buckets.map { Double($0.contracts) }
        var lines = ColumnChart.lines(values, width: width, height: rows - 1, glyphs: look.glyphs)
        let used = min(width, ColumnChart.columnPitch(count: buckets.count, width: width) * buckets.count)
        guard let first = buckets.first, let last = buckets.last,
            let most = buckets.max(by: { $0.contracts < $1.contracts })
        else { return lines }
        let peak = "most at \(most.label): \(NumberText.percent(most.contracts, of: customers))"
        lines.append(axis(first.label, peak, last.label, width: used, look))
        return lines
    }

    /// First and last label under the chart's ends, with what stands out between them where it fits.
    static func axis(_ first: String, _ middle: String, _ last: String, width: Int, _ look: Look) -> TextLine {
        let free = width - TextWidth.columns(of: first) - TextWidth.columns(of: last)
        guard free >= 1 else { return TextLine(TextWidth.truncated(first, to: width), .secondary) }
        guard free >= TextWidth.columns(of: middle) + 2 else {
            return TextLine(first + TextWidth.spaces(free) + last, .secondary)
        }
        return TextLine([
            Span(first, .secondary), Span(TextWidth.fitted(middle, to: free, .center)), Span(last, .secondary),
        ])
    }
}

/// On how many days customers watch.
enum FrequencyPane {
    static func body(_ model: OverviewModel, _ space: PaneSpace) -> PaneBody {
        let sentence = model.scores.first { $0.measure == "frequency" }?.degenerate
        let note = sentence.map { TextLine.wrapped($0, .secondary, to: space.columns) } ?? []
        let isNoteShown = !note.isEmpty && space.rows >= model.frequency.count + note.count + 1
        let rows = space.rows - (isNoteShown ? note.count + 1 : 0)
        var lines = BucketLines.make(
            model.frequency, customers: model.totals.contracts, width: space.columns, rows: rows, look: space.look)
        if isNoteShown { lines += [.empty] + note }
        return PaneBody(lines, status: "days active")
    }
}
