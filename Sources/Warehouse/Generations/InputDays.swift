/// What a folder of logs holds, before anything is read.
package struct InputDays: Hashable, Sendable {
    /// In date order.
    package let days: [Day]
    /// What is there and is no day's log.
    package let skipped: [RunRecord.Skipped]

    package init(days: [Day], skipped: [RunRecord.Skipped]) {
        self.days = days
        self.skipped = skipped
    }
}
