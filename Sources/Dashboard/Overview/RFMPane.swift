import TerminalUI
import Warehouse

/// Customers by how lately and how long they watch.
enum RFMPane {
    static func body(_ model: OverviewModel, _ space: PaneSpace) -> PaneBody {
        let all = model.totals.contracts
        let shares = model.grid.reversed().map { row in row.map { NumberText.share($0, of: all) } }
        let words = Array(model.gridSegments.reversed())
        let notes = notes(model, space, gridRows: shares.count)
        let height = space.rows - 1 - notes.count
        let cellRows = max(1, min(5, height / max(1, shares.count)))
        let grid = HeatGrid(shares: shares, words: words, rowLabels: labels(count: shares.count, space))
        var lines = [columnLabels(grid, space)] + grid.lines(width: space.columns, cellRows: cellRows, look: space.look)
        if lines.count + notes.count < space.rows { lines.append(.empty) }
        return PaneBody(lines + notes, status: "share of customers", brief: "share, %")
    }

    /// What ties do to the scores: every sentence, or where they do not fit, which measures they are about.
    private static func notes(_ model: OverviewModel, _ space: PaneSpace, gridRows: Int) -> [TextLine] {
        let tied = model.scores.filter { $0.degenerate != nil }
        let full = tied.compactMap(\.degenerate).flatMap { TextLine.wrapped($0, .secondary, to: space.columns) }
        // The names in the cells, which need a second row each, say more than whole sentences.
        guard full.count + 2 * gridRows + 1 > space.rows else { return full }
        let brief = "Ties leave scores empty: \(tied.map(\.measure).joined(separator: ", "))."
        return TextLine.wrapped(brief, .secondary, to: space.columns)
    }

    private static func labels(count: Int, _ space: PaneSpace) -> [String] {
        let (recent, old) = space.columns >= 70 ? ("recent ", "long ago ") : ("new ", "old ")
        return (0..<count).map { row in
            let score = "\(count - row)"
            return row == 0 ? recent + score : row == count - 1 ? old + score : score
        }
    }

    /// The duration scores above their columns.
    private static func columnLabels(_ grid: HeatGrid, _ space: PaneSpace) -> TextLine {
        let count = grid.shares.map(\.count).max() ?? 0
        let width = max(0, grid.cellWidth(width: space.columns))
        let (least, most) = width >= 8 ? ("short", "long") : ("low", "high")
        let cells = (0..<count).map { column in
            let score = "\(column + 1)"
            let text = column == 0 ? "\(least) \(score)" : column == count - 1 ? "\(most) \(score)" : score
            return TextWidth.fitted(TextWidth.columns(of: text) <= width ? text : score, to: width, .center) + " "
        }
        return TextLine(TextWidth.spaces(grid.labelWidth + 1) + cells.joined(), .secondary)
    }
}

/// The named groups the scores make.
enum SegmentPane {
    static func body(_ model: OverviewModel, _ filter: RowFilter, _ space: PaneSpace) -> PaneBody {
        guard !model.segments.isEmpty else {
            return PaneBody(
                TextLine.wrapped(
                    "No segments in this warehouse. Press b to load daily logs.", .secondary, to: space.columns))
        }
        let scale = BarScale.linear(max: Double(model.segments.map(\.contracts).max() ?? 0))
        let rows = model.segments.map { segment in
            Table.Row([
                .text(segment.name, .strong), .bar(scale.fraction(Double(segment.contracts))),
                .text(NumberText.percent(segment.contracts, of: model.totals.contracts)),
                .text(
                    space.isRoomy ? NumberText.grouped(segment.contracts) : NumberText.short(segment.contracts),
                    .secondary),
                .text(NumberText.percent(segment.seconds, of: model.totals.seconds)),
                .text(NumberText.hours(seconds: Double(segment.seconds)), .secondary),
            ])
        }
        let columns: [Table.Column] = [
            .init("", shrinksTo: 15), .init("", grows: 1, most: 60, priority: 1), .init("share", .right),
            .init("users", .right, priority: 2), .init("of hours", .right),
            .init("watched", .right, priority: 3, yields: true),
        ]
        let found = rows.filter { filter.keeps($0) }
        var body = PaneBody(
            Table(columns: columns, rows: found).lines(width: space.columns, look: space.look),
            status: "by recency, frequency, duration", pinned: 1)
        body.tell(filter, found: found.count, of: rows.count, space)
        return body
    }
}
