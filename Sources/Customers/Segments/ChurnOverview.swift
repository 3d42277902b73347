import Columnar
import Warehouse

/// Customers who may be leaving, and the hours that would go with them.
package struct ChurnOverview: Hashable, Sendable {
    package struct Group: Hashable, Sendable {
        package var customers: Int64
        /// Seconds they watched in all loaded days: what is at stake.
        package var seconds: Int64
        /// Seconds of the last 7 days, and of the 7 before.
        package var lastWeek: Int64
        package var weekBefore: Int64

        package init(customers: Int64 = 0, seconds: Int64 = 0, lastWeek: Int64 = 0, weekBefore: Int64 = 0) {
            self.customers = customers
            self.seconds = seconds
            self.lastWeek = lastWeek
            self.weekBefore = weekBefore
        }
    }

    /// Away for more than twice their own usual gap.
    package var overdue = Group()
    /// At most half the hours of the week before; nil where the two weeks cannot be compared, for `weeks` tells why.
    package var falling: Group?
    /// Everybody, to compare with.
    package var all = Group()
    /// With one active day there is no usual gap.
    package var withoutGap: Int64 = 0
    /// Loaded days of the last 7, and of the 7 before.
    package var daysLoaded: (lastWeek: Int, weekBefore: Int) { (lastWeekDays, weekBeforeDays) }
    private var lastWeekDays: Int
    private var weekBeforeDays: Int

    package init(lastWeekDays: Int, weekBeforeDays: Int) {
        self.lastWeekDays = lastWeekDays
        self.weekBeforeDays = weekBeforeDays
    }

    /// Only weeks with as many loaded days can be compared: a day that was not loaded is not a day without viewers.
    package var weeksCompare: Bool { lastWeekDays == weekBeforeDays && weekBeforeDays > 0 }
}

extension CustomerTable {
    /// - Parameter days: the loaded days.
    package func churnOverview(days: [Day]) -> ChurnOverview {
        let ago = days.map { lastDay.days(since: $0) }
        var churn = ChurnOverview(
            lastWeekDays: ago.count { (0..<7).contains($0) }, weekBeforeDays: ago.count { (7..<14).contains($0) })
        var falling = ChurnOverview.Group()
        for row in 0..<count where !isUnknown(row) {
            add(row, to: &churn.all)
            if columns.halfGaps[row] == 0 { churn.withoutGap += 1 }
            if isLeaving(row, .overdue) { add(row, to: &churn.overdue) }
            if isLeaving(row, .falling) { add(row, to: &falling) }
        }
        churn.falling = churn.weeksCompare ? falling : nil
        return churn
    }

    private func add(_ row: Int, to group: inout ChurnOverview.Group) {
        group.customers += 1
        group.seconds = group.seconds.addingClamped(columns.seconds[row])
        group.lastWeek = group.lastWeek.addingClamped(columns.lastWeek[row])
        group.weekBefore = group.weekBefore.addingClamped(columns.weekBefore[row])
    }
}
