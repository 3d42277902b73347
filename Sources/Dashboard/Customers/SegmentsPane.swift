import Customers
import TerminalUI

/// The segments: how large, how they changed since the as-of date before, and by which rules.
enum CustomerSegmentsPane {
    static func body(_ view: CustomersView, _ data: CustomersData, _ space: PaneSpace, isFocused: Bool) -> PaneBody {
        let overview = data.segments
        let customers = Int64(data.table.count)
        let hasRules = space.columns >= 84
        let hasBefore = overview.before != nil
        // Where it is narrow the percent sign stands in the head alone.
        let isNarrow = space.columns < 54
        let share = { (part: Int64, whole: Int64) in
            let text = NumberText.percent(part, of: whole)
            return isNarrow ? text.replacing(" %", with: "") : text
        }
        let columns: [Table.Column] =
            [
                .init("", shrinksTo: 1), .init("segment", shrinksTo: space.columns < 42 ? 8 : 15),
                .init(isNarrow ? "number" : "customers", .right),
                .init(isNarrow ? "%" : "of all", .right, priority: 3, yields: true),
                .init(isNarrow ? "h %" : "of hours", .right, priority: 1),
                .init(hasBefore ? "change" : "", .right, priority: 2),
            ] + (hasRules ? [.init("rule", shrinksTo: 20, priority: 4)] : [])
        let rows = overview.lines.enumerated().map { index, line in
            let isChosen = CustomerPick.segment(line.name).isChosen(view.query.filter)
            let number = space.isRoomy ? NumberText.grouped(line.customers) : NumberText.short(line.customers)
            var items: [Table.Item] = [
                .text(isChosen ? String(space.look.glyphs.play) : " ", .accent),
                .text(line.name, isChosen ? .accent : .text), .text(number, .strong),
                .text(share(line.customers, customers), .secondary),
                .text(share(line.seconds, data.table.totalSeconds)),
                change(line, hasBefore),
            ]
            if hasRules { items.append(.text(rule(line, overview), .faint)) }
            return Table.Row(
                items, tag: index, isSelected: isFocused && index == view.cursor[.customerSegments] ?? 0)
        }
        var lines = Table(columns: columns, rows: rows).lines(width: space.columns, look: space.look)
        let selected = 1 + (view.cursor[.customerSegments] ?? 0)
        if data.rulesHaveChanged {
            lines += TextLine.wrapped(
                "The rules were changed since: b loads anew and applies them.", .warning, to: space.columns)
        } else if let day = overview.beforeOtherRules {
            lines += TextLine.wrapped(
                "Rules changed since \(DateText.short(day)): not compared.", .secondary, to: space.columns)
        } else if !hasBefore, lines.count < space.rows {
            lines += TextLine.wrapped("No earlier as-of date to compare with.", .faint, to: space.columns)
        }
        let since =
            overview.before.map { "change since \(DateText.short($0))" } ?? "as of \(DateText.short(overview.asOf))"
        return PaneBody(
            lines, status: view.selectionWords ?? since, statusRole: view.selectionWords == nil ? .secondary : .accent,
            pinned: 1,
            selected: isFocused ? selected : nil)
    }

    private static func change(_ line: SegmentOverview.Line, _ hasBefore: Bool) -> Table.Item {
        guard hasBefore, let before = line.customersBefore else { return .text("", .faint) }
        let change = line.customers - before
        let sign = change > 0 ? "+" : change < 0 ? "−" : "±"
        return .text(sign + NumberText.short(Int64(change.magnitude)), change == 0 ? .faint : .text)
    }

    /// The rules of a name, those that stand before it going first.
    private static func rule(_ line: SegmentOverview.Line, _ overview: SegmentOverview) -> String {
        guard line.rules.isEmpty else { return line.rules.joined(separator: " or ") }
        return line.name == overview.lines.last?.name ? "nobody in particular" : "none of these"
    }
}
