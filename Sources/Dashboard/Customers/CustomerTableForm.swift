import Customers
import TerminalUI

/// The columns of the customers' table. Widths follow from the pane alone, so that they hold still while rows pass.
struct CustomerTableForm {
    let columns: [Table.Column]
    private let fields: [(field: Field, width: Int)]
    private let glyphs: Glyphs

    private enum Field: Hashable {
        case column(CustomerColumn)
        case days

        var name: String {
            switch self {
            case .column(let column): column.head
            case .days: "14 days"
            }
        }
    }

    /// Each with its width and its importance: after those of 0, which stay, come in order those that still fit.
    private static let wanted: [(field: Field, width: Int, priority: Int)] = [
        (.column(.contract), 10, 0), (.column(.segment), 15, 3), (.column(.scores), 3, 4), (.column(.devices), 6, 7),
        (.column(.recency), 3, 2), (.column(.frequency), 4, 6), (.column(.hours), 6, 0), (.column(.app), 7, 5),
        (.days, 14, 1), (.column(.change), 9, 8),
    ]
    /// What names gain where there is room, in this order.
    private static let spare: [(field: Field, width: Int)] = [(.column(.contract), 6), (.column(.app), 9)]

    /// Names of the columns that can be hidden: all but the contract.
    static let hideable = wanted.map(\.field.name).filter { $0 != CustomerColumn.contract.head }

    init(_ query: CustomerQuery, hidden: Set<String>, _ space: PaneSpace) {
        glyphs = space.look.glyphs
        var shown = Self.wanted.filter { !hidden.contains($0.field.name) }
        // The head of what is sorted by has a mark behind it.
        for index in shown.indices where shown[index].field == .column(query.sort) {
            shown[index].width = max(shown[index].width, query.sort.head.count + 1)
            shown[index].priority = 0
        }
        var total = -1
        let fitting = shown.sorted { $0.priority < $1.priority }.filter { field, width, priority in
            guard priority == 0 || total + width + 1 <= space.columns else { return false }
            total += width + 1
            return true
        }
        shown.removeAll { field in !fitting.contains { $0.field == field.field } }
        for (field, width) in Self.spare {
            guard let index = shown.firstIndex(where: { $0.field == field }) else { continue }
            let more = min(width, max(0, space.columns - total))
            shown[index].width += more
            total += more
        }
        fields = shown.map { ($0.field, $0.width) }
        let mark = query.isDescending ? space.look.glyphs.down : space.look.glyphs.up
        columns = shown.map { field, _, _ in
            guard case .column(let column) = field else { return Table.Column(field.name) }
            return Table.Column(
                column == query.sort ? "\(column.head)\(mark)" : column.head, column.isNumber ? .right : .left)
        }
    }

    func row(_ customer: Customer, tag: Int, isSelected: Bool) -> Table.Row {
        let items = fields.map { field, width -> Table.Item in
            let (text, role) = text(of: field, customer)
            let isNumber = if case .column(let column) = field { column.isNumber } else { false }
            return .text(TextWidth.fitted(text, to: width, isNumber ? .right : .left), role)
        }
        return Table.Row(items, tag: tag, isSelected: isSelected)
    }

    private func text(of field: Field, _ customer: Customer) -> (String, Role) {
        guard case .column(let column) = field else { return (DaySpark.text(customer.recentHours, glyphs), .bar) }
        switch column {
        case .contract: return (customer.contract, .strong)
        case .segment: return (customer.segment, .text)
        case .scores: return ("\(customer.scores)", .secondary)
        case .devices: return (NumberText.short(Int64(customer.devices)), .text)
        case .recency: return ("\(customer.recency)", .text)
        case .frequency: return ("\(customer.frequency)", .text)
        case .hours: return (NumberText.short(Double(customer.seconds) / 3600), .strong)
        case .app: return (customer.favouriteApp, .secondary)
        case .change:
            let change = Double(customer.lastWeek - customer.weekBefore)
            let text = NumberText.hours(seconds: change.magnitude)
            return change == 0 ? ("=", .faint) : ((change > 0 ? "+" : "−") + text, change > 0 ? .good : .warning)
        }
    }
}

extension CustomerColumn {
    var head: String {
        switch self {
        case .contract: "contract"
        case .segment: "segment"
        case .scores: "RFM"
        case .devices: "dev"
        case .recency: "ago"
        case .frequency: "days"
        case .hours: "hours"
        case .app: "app"
        case .change: "week"
        }
    }

    var isNumber: Bool {
        switch self {
        case .contract, .segment, .app: false
        case .scores, .devices, .recency, .frequency, .hours, .change: true
        }
    }
}
