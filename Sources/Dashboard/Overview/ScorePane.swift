import TerminalUI
import Warehouse

/// The four quarters of a measure, best first, and below them, where there is room, its distribution.
enum ScorePane {
    static func duration(_ model: OverviewModel, _ space: PaneSpace) -> PaneBody {
        let summary = model.scores.first { $0.measure == "duration" }
        let ranges = ranges(summary, isLowBest: false) { NumberText.hours(seconds: Double($0)) }
        return body(summary, ranges, model.duration, model, space, bars: \.seconds, status: "bars: hours")
    }

    static func recency(_ model: OverviewModel, _ space: PaneSpace) -> PaneBody {
        let summary = model.scores.first { $0.measure == "recency" }
        let ranges = ranges(summary, isLowBest: true) { "\(NumberText.grouped($0)) d" }
        return body(summary, ranges, model.recency, model, space, bars: \.contracts, status: "bars: customers")
    }

    private static func body(
        _ summary: OverviewModel.ScoreSummary?, _ ranges: [String], _ buckets: [OverviewModel.Bucket],
        _ model: OverviewModel, _ space: PaneSpace, bars: KeyPath<OverviewModel.ScoreSummary, [Int64]>,
        status: String
    ) -> PaneBody {
        guard let summary else {
            return PaneBody(
                TextLine.wrapped(
                    "No scores in this warehouse. Press b to load daily logs.", .secondary, to: space.columns))
        }
        var lines = table(summary, ranges, model, space, bars: summary[keyPath: bars])
        let note = summary.degenerate.map { TextLine.wrapped($0, .secondary, to: space.columns) } ?? []
        if !note.isEmpty, lines.count + note.count <= space.rows { lines += note }
        let free = space.rows - lines.count - 1
        if !buckets.isEmpty, free >= min(4, buckets.count) {
            lines.append(.empty)
            lines += BucketLines.make(
                buckets, customers: model.totals.contracts, width: space.columns, rows: free, look: space.look)
        }
        return PaneBody(lines, status: status)
    }

    private static func table(
        _ summary: OverviewModel.ScoreSummary, _ ranges: [String], _ model: OverviewModel, _ space: PaneSpace,
        bars: [Int64]
    ) -> [TextLine] {
        let scale = BarScale.linear(max: Double(bars.max() ?? 0))
        let rows = (0..<4).reversed().map { score in
            let customers = summary.contracts.indices.contains(score) ? summary.contracts[score] : 0
            let seconds = summary.seconds.indices.contains(score) ? summary.seconds[score] : 0
            return Table.Row([
                .text("\(score + 1)", .strong), .text(ranges[score], .secondary),
                .bar(bars.indices.contains(score) ? scale.fraction(Double(bars[score])) : 0),
                .text(space.isRoomy ? NumberText.grouped(customers) : NumberText.short(customers), .strong),
                .text(NumberText.percent(customers, of: model.totals.contracts), .secondary),
                .text(NumberText.percent(seconds, of: model.totals.seconds)),
            ])
        }
        return Table(columns: columns, rows: rows, showsHeader: space.rows >= 5)
            .lines(width: space.columns, look: space.look)
    }

    private static let columns: [Table.Column] = [
        .init("", .right), .init("", .right, priority: 2), .init("", grows: 1, most: 40, priority: 1),
        .init("users", .right), .init("share", .right, priority: 3, yields: true), .init("of hours", .right),
    ]

    /// The values each score stands for, by score − 1.
    private static func ranges(
        _ summary: OverviewModel.ScoreSummary?, isLowBest: Bool, _ text: (Int64) -> String
    ) -> [String] {
        guard let cuts = summary?.cuts, cuts.count == 3 else { return ["", "", "", ""] }
        let rising = cuts.map { "≤ " + text($0) } + ["> " + text(cuts[2])]
        return isLowBest ? rising.reversed() : rising
    }
}
