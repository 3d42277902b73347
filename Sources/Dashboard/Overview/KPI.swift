import TerminalUI
import Warehouse

/// A figure of the whole warehouse.
struct KPI {
    var label: String
    var shortLabel: String
    /// At most eight columns.
    var value: String
    /// Every digit.
    var exact: String
    /// At most 13 columns: "1.35 M a day".
    var note: String
    /// By day, where the figure has a trend worth showing.
    var trend: [Double] = []

    static func all(_ model: OverviewModel) -> [KPI] {
        let totals = model.totals
        return [
            KPI(
                label: "Customers", shortLabel: "Customers", value: NumberText.short(totals.contracts),
                exact: NumberText.grouped(totals.contracts), note: mean(model.daily.map { Double($0.contracts) }),
                trend: model.daily.map { Double($0.contracts) }),
            KPI(
                label: "Devices", shortLabel: "Devices", value: NumberText.short(totals.devices),
                exact: NumberText.grouped(totals.devices), note: NumberText.short(totals.averageDevices) + " each"),
            KPI(
                label: "Hours watched", shortLabel: "Hours", value: NumberText.hours(seconds: Double(totals.seconds)),
                exact: NumberText.grouped(totals.seconds) + " s",
                note: mean(model.daily.map { Double($0.seconds) / 3600 }),
                trend: model.daily.map { Double($0.seconds) }),
            KPI(
                label: "Recency", shortLabel: "Recency", value: days(totals.averageRecency),
                exact: days(totals.averageRecency, digits: 3), note: "to \(DateText.short(model.asOf))"),
            KPI(
                label: "Frequency", shortLabel: "Frequency", value: days(totals.averageFrequency),
                exact: days(totals.averageFrequency, digits: 3),
                note: "of " + NumberText.counted(Int64(model.daysLoaded), "day")),
            KPI(
                label: "Duration", shortLabel: "Duration", value: NumberText.hours(seconds: totals.averageSeconds),
                exact: seconds(totals.averageSeconds), note: "a customer"),
            KPI(
                label: "Apps", shortLabel: "Apps", value: NumberText.short(totals.apps),
                exact: NumberText.grouped(totals.apps),
                note: "in " + NumberText.counted(Int64(model.channelTypes.count), "type")),
        ]
    }

    private static func seconds(_ value: Double) -> String {
        value.magnitude < 9e18 ? NumberText.grouped(Int64(value.rounded())) + " s" : NumberText.none
    }

    private static func mean(_ values: [Double]) -> String {
        values.isEmpty ? "" : NumberText.short(values.reduce(0, +) / Double(values.count)) + " a day"
    }

    private static func days(_ value: Double) -> String {
        value.isFinite ? NumberText.short(value) + " days" : NumberText.none
    }

    private static func days(_ value: Double, digits: Int) -> String {
        value.isFinite ? NumberText.fixed(value, digits: digits) + " days" : NumberText.none
    }
}

/// The figures side by side, each in a frame of its own.
struct KPICards {
    var model: OverviewModel
    var isFocused: Bool
    var freshness: PaneFreshness?

    func draw(in area: Rect, into buffer: inout CellBuffer, look: Look) {
        let figures = KPI.all(model)
        let areas = area.columns(figures.map { _ in .weight(1) })
        for (index, (figure, area)) in zip(figures, areas).enumerated() {
            // All are of one load; once is enough.
            let marks = index == 0 || freshness?.isStale == true ? freshness?.texts ?? [] : []
            let title = area.columns >= TextWidth.columns(of: figure.label) + 6 ? figure.label : figure.shortLabel
            let inner = Panel(
                title: title, marks: marks, markRole: freshness?.role ?? .faint, isFocused: isFocused
            ).draw(in: area, into: &buffer, look: look)
            let lines = [valueLine(figure, inner.columns, look), TextLine(figure.note, .secondary)]
            buffer.write(lines, in: inner, look: look)
        }
    }

    /// The value, and at its right the trend, where there are days enough for one.
    private func valueLine(_ figure: KPI, _ width: Int, _ look: Look) -> TextLine {
        let free = width - TextWidth.columns(of: figure.value) - 2
        guard figure.trend.count > 2, free >= 3 else { return TextLine(figure.value, .strong) }
        let spark = Sparkline.text(figure.trend, width: min(free, 14), glyphs: look.glyphs)
        return TextLine([
            Span(figure.value, .strong), Span(TextWidth.spaces(width - free - TextWidth.columns(of: figure.value))),
            Span(TextWidth.fitted(spark, to: free, .right), .bar),
        ])
    }
}

/// The same figures as lines, for the other forms.
enum KPIPane {
    static func body(_ model: OverviewModel, _ space: PaneSpace) -> PaneBody {
        let figures = KPI.all(model)
        if space.rows <= 3, space.columns >= 60 { return PaneBody(across(figures, space)) }
        let rows = figures.map { figure in
            Table.Row([
                .text(figure.label, .secondary), .text(figure.value, .strong), .text(figure.exact),
                .text(figure.note, .secondary),
            ])
        }
        let table = Table(
            columns: [
                .init("", shrinksTo: 9), .init("", .right), .init("exact", .right, priority: 2), .init("", priority: 1),
            ], rows: rows, showsHeader: false)
        let loaded =
            NumberText.counted(model.totals.rows, "row") + " in "
            + NumberText.counted(Int64(model.daysLoaded), "day")
        return PaneBody(table.lines(width: space.columns, look: space.look), status: loaded)
    }

    /// Labels over values, in columns of one width.
    private static func across(_ figures: [KPI], _ space: PaneSpace) -> [TextLine] {
        let width = space.columns / max(1, figures.count)
        let labels = figures.map { Span(TextWidth.fitted($0.shortLabel, to: width), .secondary) }
        let values = figures.map { Span(TextWidth.fitted($0.value, to: width), .strong) }
        return [TextLine(labels), TextLine(values)]
    }
}
