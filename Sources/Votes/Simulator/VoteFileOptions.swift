/// Which files of votes to generate: how many, from when on, where to, and from which seed.
package struct VoteFileOptions: Sendable {
    /// The folder for the files; made if it is missing. Files of the same names in it are replaced.
    package var output: String
    /// The first file's day, as days since 1970-01-01.
    package var firstDay: Int
    /// How many days the files span; nil for as many as the votes need at 500 a file.
    package var days: Int?
    /// Votes in all readable files together, good and bad ones; nil for 500 a file, or `standardRecords` where the days
    /// are not given either.
    package var records: Int?
    /// Equal options give equal bytes.
    package var seed: UInt64
    /// Whether bad votes and bad files are mixed in; see `VoteFault`.
    package var dirty: Bool

    package init(
        output: String, firstDay: Int, days: Int? = nil, records: Int? = nil, seed: UInt64 = 1, dirty: Bool = false
    ) {
        self.output = output
        self.firstDay = firstDay
        self.days = days
        self.records = records
        self.seed = seed
        self.dirty = dirty
    }

    package static let standardRecords = 100_000
    package static let votesPerFile = 500
    /// Seconds from one file to the next.
    static let spacing = 10
    private static let filesPerDay = 86_400 / spacing
    private static let largestRecords = 1_000_000_000
    private static let largestDays = 366
    /// The day after 9999-12-31: a file's name has four digits for the year.
    private static let endOfDays = 2_932_897

    /// Votes in all readable files together.
    package var totalVotes: Int {
        records ?? days.map { $0 * Self.filesPerDay * Self.votesPerFile } ?? Self.standardRecords
    }

    /// How many readable files there are.
    var fileCount: Int {
        days.map { $0 * Self.filesPerDay } ?? (totalVotes + Self.votesPerFile - 1) / Self.votesPerFile
    }

    /// The files of given days share the votes evenly; without days, all files but the last are full.
    func votes(inFile index: Int) -> Int {
        guard days != nil else { return min(Self.votesPerFile, totalVotes - index * Self.votesPerFile) }
        return totalVotes * (index + 1) / fileCount - totalVotes * index / fileCount
    }

    /// - Throws: `VoteFileError`, with a remedy, for the first option that is out of range.
    package func validate() throws(VoteFileError) {
        try require(!output.isEmpty && !output.utf8.contains(0), "--output", "“\(output)”", "name a folder")
        if let days {
            try require((1...Self.largestDays).contains(days), "--days", "\(days)", "choose 1 to \(Self.largestDays)")
        }
        try require(
            (0...Self.largestRecords).contains(totalVotes), "--records", "\(totalVotes)",
            "choose 0 to \(Self.largestRecords) votes in all")
        try require(
            fileCount == 0 || totalVotes / fileCount < VoteQuery.largestCount, "--records", "\(totalVotes)",
            "a file holds at most \(VoteQuery.largestCount) votes; choose more days")
        try require(
            (0..<Self.endOfDays - fileCount / Self.filesPerDay).contains(firstDay), "--from",
            "day \(firstDay) since 1970-01-01", "choose a day from 1970 on whose files end before the year 10000")
    }

    private func require(
        _ holds: Bool, _ name: String, _ value: String, _ remedy: String
    ) throws(VoteFileError) {
        guard holds else { throw VoteFileError(name: name, value: value, remedy: remedy) }
    }
}

/// An option is out of range; nothing was written.
package struct VoteFileError: Error, Equatable, CustomStringConvertible {
    package let name: String
    package let value: String
    package let remedy: String

    package var description: String { "\(name) cannot be \(value): \(remedy)" }
}
