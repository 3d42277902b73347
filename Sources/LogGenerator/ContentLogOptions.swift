/// What content logs to generate: how many rows, over which days, where to, and from which seed.
package struct ContentLogOptions: Sendable {
    /// The folder for the day files; made if it is missing. Day files of the same names in it are replaced.
    package var output: String
    /// The first day, as days since 1970-01-01.
    package var firstDay: Int
    /// How many days follow each other, one file each: 1 to 3,650.
    package var days: Int
    /// Rows in all files together: 0 to 1,000,000,000. Days share them by weekday and growth.
    package var records: Int
    /// Equal options give equal bytes.
    package var seed: UInt64
    /// Whether the faults of real logs are mixed in; see `Injection`.
    package var dirty: Bool

    package init(output: String, firstDay: Int, days: Int, records: Int, seed: UInt64, dirty: Bool = false) {
        self.output = output
        self.firstDay = firstDay
        self.days = days
        self.records = records
        self.seed = seed
        self.dirty = dirty
    }

    package static let largestRecords = 1_000_000_000
    package static let largestDays = 3650
    /// The day after 9999-12-31: a file's name has four digits for the year.
    private static let endOfDays = 2_932_897

    /// Throws `LogGeneratorError.invalidOption` with a remedy for the first option that is out of range.
    package func validate() throws(LogGeneratorError) {
        try require(!output.isEmpty, "--output", "empty", "name a folder, such as /tmp/logs")
        try require(!output.utf8.contains(0), "--output", "a path with a zero byte", "name a folder, such as /tmp/logs")
        try require(
            (1...Self.largestDays).contains(days), "--days", "\(days)",
            "choose 1 to \(Self.largestDays) days")
        try require(
            (0...Self.largestRecords).contains(records), "--records", "\(records)",
            "choose 0 to \(Self.largestRecords) rows in all")
        try require(
            (0...(Self.endOfDays - days)).contains(firstDay), "--from", "day \(firstDay) since 1970-01-01",
            "choose a first day from 1970-01-01 on whose last day is at most 9999-12-31")
    }

    private func require(
        _ holds: Bool, _ name: String, _ value: String, _ remedy: String
    ) throws(LogGeneratorError) {
        guard holds else { throw LogGeneratorError.invalidOption(name: name, value: value, remedy: remedy) }
    }
}
