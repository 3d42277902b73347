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
    }

    init(_ table: CustomerTable, _ query: CustomerQuery, _ space: PaneSpace) {
        glyphs = space.look.glyphs
        // From the last one on, fields are left out until the rest fits; contract, hours and what is sorted by stay.
        let wanted: [(Field, Int, Int)] = [
            (.column(.contract), 10, 0), (.column(.segment), 15, 3), (.column(.scores), 4, 6),
            (.column(.devices), 6, 5),
            (.column(.recency), 6, 2), (.column(.frequency), 6, 4), (.column(.hours), 8, 0), (.column(.app), 8, 7),
            (.days, 14, 1), (.column(.change), 8, 8),
        ]
        var shown = wanted
        while shown.reduce(0, { $0 + $1.1 + 1 }) - 1 > space.columns,
            let least = shown.indices.filter({ shown[$0].2 > 0 && shown[$0].0 != .column(query.sort) })
                .max(by: { shown[$0].2 < shown[$1].2 })
        {
            shown.remove(at: least)
        }
        let spare = max(0, space.columns - shown.reduce(-1) { $0 + $1.1 + 1 })
        fields = shown.map { ($0.0, $0.0 == .column(.contract) ? $0.1 + min(6, spare) : $0.1) }
        let mark = query.isDescending ? space.look.glyphs.down : space.look.glyphs.up
        columns = shown.map { field, width, _ in
            switch field {
            case .column(let column):
                Table.Column(
                    column == query.sort ? "\(column.head)\(mark)" : column.head, column.isNumber ? .right : .left)
            case .days: Table.Column(width >= 14 ? "14 days" : "")
            }
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
        case .recency: return ("\(customer.recency) d", .text)
        case .frequency: return ("\(customer.frequency) d", .text)
        case .hours: return (NumberText.hours(seconds: Double(customer.seconds)), .strong)
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
