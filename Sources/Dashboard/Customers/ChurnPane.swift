import Customers
import TerminalUI

/// Who may be leaving, and the hours that would go with them.
enum ChurnPane {
    static func body(_ view: CustomersView, _ data: CustomersData, _ space: PaneSpace, isFocused: Bool) -> PaneBody {
        let churn = data.churn
        let columns: [Table.Column] = [
            .init(""), .init("who", shrinksTo: 7), .init("customers", .right), .init("", .right, priority: 2),
            .init("at stake", .right, priority: 1),
            .init("", .right, priority: 3),
        ]
        let groups: [(ChurnGroup, ChurnOverview.Group?)] = [(.overdue, churn.overdue), (.falling, churn.falling)]
        let rows = groups.enumerated().compactMap { index, entry -> Table.Row? in
            guard let group = entry.1 else { return nil }
            let isChosen = view.query.filter.churn == entry.0
            return Table.Row(
                [
                    .text(isChosen ? String(space.look.glyphs.play) : " ", .accent),
                    .text(entry.0.rawValue, isChosen ? .accent : .text),
                    .text(
                        space.isRoomy ? NumberText.grouped(group.customers) : NumberText.short(group.customers), .strong
                    ),
                    .text(NumberText.percent(group.customers, of: churn.all.customers), .secondary),
                    .text(NumberText.hours(seconds: Double(group.seconds)), .strong),
                    .text(NumberText.percent(group.seconds, of: churn.all.seconds), .secondary),
                ], tag: index, isSelected: isFocused && index == view.cursor[.customerChurn] ?? 0)
        }
        var lines = Table(columns: columns, rows: rows).lines(width: space.columns, look: space.look)
        for note in notes(churn) where lines.count < space.rows || space.rows > 8 {
            lines += TextLine.wrapped(note, .faint, to: space.columns)
        }
        return PaneBody(lines, status: "hours of all loaded days", brief: "", pinned: 1)
    }

    private static func notes(_ churn: ChurnOverview) -> [String] {
        var notes = ["overdue: away over twice their own usual gap"]
        if let falling = churn.falling {
            let (before, now) = (Double(falling.weekBefore), Double(falling.lastWeek))
            notes.append(
                "falling: half the week before or less; \(NumberText.hours(seconds: before)) a week became "
                    + NumberText.hours(seconds: now))
        } else {
            let days = churn.daysLoaded
            notes.append(
                "falling: needs two weeks of equally many loaded days; there are \(days.weekBefore) and \(days.lastWeek)"
            )
        }
        if churn.withoutGap > 0 {
            notes.append("\(NumberText.short(churn.withoutGap)) with one active day have no usual gap")
        }
        return notes
    }
}
