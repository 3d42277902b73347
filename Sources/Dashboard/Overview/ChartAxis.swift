import TerminalUI

/// The line under a chart of upright columns.
struct ChartAxis {
    /// Stands under the first column, `last` under the last one.
    var first: String
    /// What stands out; shown where there is room.
    var middle: String
    var last: String

    /// The line for a chart of so many columns in a pane of so many cells.
    func line(columns: Int, width: Int) -> TextLine {
        let chartWidth = min(width, ColumnChart.columnPitch(count: columns, width: width) * columns)
        let free = chartWidth - TextWidth.columns(of: first) - TextWidth.columns(of: last)
        let needed = TextWidth.columns(of: middle) + 2
        guard free >= 1 else { return TextLine(TextWidth.truncated(first, to: width), .secondary) }
        if free >= needed {
            return TextLine([
                Span(first, .secondary), Span(TextWidth.fitted(middle, to: free, .center)), Span(last, .secondary),
            ])
        }
        let labels = Span(first + TextWidth.spaces(free) + last, .secondary)
        return TextLine(width - chartWidth >= needed ? [labels, Span("  " + middle)] : [labels])
    }
}
