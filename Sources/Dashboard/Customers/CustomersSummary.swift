import Customers
import Warehouse

/// What the customers screen shows beside the table, as data; the rows are `cyclorama customers`.
struct CustomersSummary: Encodable {
    let customers: Int
    let totalDuration: Int64
    let asOf: Day?
    let asOfBefore: Day?
    let segments: [Segment]
    let overdue: Group?
    let falling: Group?

    struct Segment: Encodable {
        let segment: String
        let rules: [String]
        let contracts: Int64
        let totalDuration: Int64
        let contractsBefore: Int64?
    }

    struct Group: Encodable {
        let contracts: Int64
        let totalDuration: Int64

        init(_ group: ChurnOverview.Group) {
            (contracts, totalDuration) = (group.customers, group.seconds)
        }
    }

    init(_ view: CustomersView) {
        let data = view.data
        customers = data?.table.count ?? 0
        totalDuration = data?.table.totalSeconds ?? 0
        asOf = data?.segments.asOf
        asOfBefore = data?.segments.before
        segments = (data?.segments.lines ?? []).map {
            Segment(
                segment: $0.name, rules: $0.rules, contracts: $0.customers, totalDuration: $0.seconds,
                contractsBefore: $0.customersBefore)
        }
        overdue = data.map { Group($0.churn.overdue) }
        falling = data?.churn.falling.map(Group.init)
    }
}
