/// What search logs to generate: how many rows, over which days, where to, from which titles and from which seed.
package struct SearchLogOptions: Sendable {
    /// The folder for the day folders; made if it is missing. Files of the same names in it are replaced.
    package var output: String
    /// Any day of the first month, as days since 1970-01-01. The days begin with that month's first.
    package var from: Int
    /// How many days, a folder each: 1 to 56. One half are the first days of the first month, the other those of the
    /// next month; of an odd number the first month has one more.
    package var days: Int
    /// Rows in all files together: 0 to 1,000,000,000.
    package var records: Int
    /// Equal options give equal bytes.
    package var seed: UInt64
    /// Whether the faults of real logs are mixed in; see `SearchInjection`.
    package var dirty: Bool
    /// What people search for.
    package var vocabulary: SearchVocabulary

    package init(
        output: String, from: Int, days: Int = standardDays, records: Int, seed: UInt64, dirty: Bool = false,
        vocabulary: SearchVocabulary
    ) {
        self.output = output
        self.from = from
        self.days = days
        self.records = records
        self.seed = seed
        self.dirty = dirty
        self.vocabulary = vocabulary
    }

    /// Two fortnights.
    package static let standardDays = 28
    package static let largestDaysOfMonth = 28
    package static let largestRecords = 1_000_000_000
    /// 9999-11-01: the next month's days must have years of four digits.
    private static let lastMonth = 2_932_835

    /// Throws `LogGeneratorError.invalidOption` with a remedy for the first option that is out of range.
    package func validate() throws(LogGeneratorError) {
        try require(!output.isEmpty, "--output", "empty", "name a folder, such as /tmp/searches")
        try require(
            !output.utf8.contains(0), "--output", "a path with a zero byte", "name a folder, such as /tmp/searches")
        try require(
            (1...2 * Self.largestDaysOfMonth).contains(days), "--days", "\(days)",
            "choose 1 to \(2 * Self.largestDaysOfMonth) days, half of them in each of two months")
        try require(
            (0...Self.largestRecords).contains(records), "--records", "\(records)",
            "choose 0 to \(Self.largestRecords) rows in all")
        try require(
            (0...Self.lastMonth).contains(from), "--from", "day \(from) since 1970-01-01",
            "choose a day from 1970-01-01 to 9999-11-01")
        try require(!vocabulary.groups.isEmpty, "the vocabulary", "empty", "give it a title at least")
    }

    private func require(
        _ holds: Bool, _ name: String, _ value: String, _ remedy: String
    ) throws(LogGeneratorError) {
        guard holds else { throw LogGeneratorError.invalidOption(name: name, value: value, remedy: remedy) }
    }
}
