import Customers
import TerminalUI

/// The customers of the query at hand. Lays out only the rows on screen, however many there are.
enum CustomerTablePane {
    static func body(
        _ view: CustomersView, _ data: CustomersData, hidden: Set<String>, _ space: PaneSpace, scroll: Int
    ) -> PaneBody {
        guard let selection = view.selection else { return PaneBody([]) }
        let pinned = [selectionLine(selection, data.table, space), headerAbove(view, space)].compactMap(\.self)
        let room = max(0, space.rows - pinned.count - 1)
        let selected = min(view.cursor[.customerTable] ?? 0, max(0, selection.count - 1))
        let start = first(selected: selected, scroll: scroll, rows: room, count: selection.count)
        let shown = start..<min(selection.count, start + room)
        let form = CustomerTableForm(view.query, hidden: hidden, space)
        let rows = shown.map { place in
            form.row(data.table[Int(selection.rows[place])], tag: place, isSelected: place == selected)
        }
        var body = PaneBody([], pinned: pinned.count + 1)
        body.lines = pinned + Table(columns: form.columns, rows: rows).lines(width: space.columns, look: space.look)
        if selection.count == 0 {
            body.lines = pinned + nothing(view, space)
            body.pinned = 0
        } else {
            body.window = (start, selection.count)
        }
        (body.status, body.brief) = status(view)
        body.statusRole =
            view.notUnderstood != nil ? .warning : view.query.filter.isEmpty ? .secondary : .accent
        return body
    }

    /// The first row shown, so that the one at hand is seen.
    static func first(selected: Int, scroll: Int, rows: Int, count: Int) -> Int {
        let least = max(0, selected - max(1, rows) + 1)
        return max(0, min(max(scroll, least), selected, max(0, count - rows)))
    }

    /// How many, and which share of customers and hours.
    private static func selectionLine(
        _ selection: CustomerSelection, _ table: CustomerTable, _ space: PaneSpace
    ) -> TextLine? {
        guard space.rows >= 6 else { return nil }
        let count = NumberText.grouped(Int64(selection.count))
        let all = NumberText.grouped(Int64(table.count))
        let customers = NumberText.percent(Int64(selection.count), of: Int64(table.count))
        let hours = NumberText.percent(selection.seconds, of: table.totalSeconds)
        let watched = NumberText.hours(seconds: Double(selection.seconds))
        let forms: [[Span]] = [
            [
                Span(count, .strong), Span(" of \(all) customers", .secondary), Span("  \(customers)"),
                Span("    \(watched)", .strong), Span(" watched", .secondary), Span("  \(hours)"),
            ],
            [Span(count, .strong), Span(" of \(all)", .secondary), Span("  \(customers)"), Span("  hours \(hours)")],
            [Span(count, .strong), Span(" \(customers)"), Span(" h \(hours)", .secondary)],
        ]
        return forms.map { TextLine($0) }.first { $0.columns <= space.columns } ?? TextLine(count, .strong)
    }

    /// A blank line where there is room for one.
    private static func headerAbove(_ view: CustomersView, _ space: PaneSpace) -> TextLine? {
        space.rows >= 16 ? .empty : nil
    }

    private static func nothing(_ view: CustomersView, _ space: PaneSpace) -> [TextLine] {
        TextLine.wrapped("No customer is all of this: \(filterWords(view)).", to: space.columns)
            + TextLine.wrapped("Esc takes it back.", .secondary, to: space.columns)
    }

    private static func status(_ view: CustomersView) -> (String, String) {
        if let words = view.notUnderstood { return (words, "not understood") }
        let filter = filterWords(view)
        return filter.isEmpty ? ("all customers", "") : (filter, "filtered")
    }

    /// What the customers shown have in common.
    static func filterWords(_ view: CustomersView) -> String {
        let filter = view.query.filter
        var parts: [String] = []
        if !view.typed.isEmpty { parts.append("/" + view.typed) }
        if let segment = filter.segment { parts.append(segment) }
        if let churn = filter.churn { parts.append(churn.rawValue) }
        if let app = filter.app { parts.append("watched \(app)") }
        if let prefix = filter.prefix { parts.append("from \(prefix)") }
        return parts.joined(separator: " · ")
    }
}
