/// What a run wrote.
package struct SearchLogSummary: Sendable, Equatable {
    package struct File: Sendable, Equatable {
        /// `YYYYMMDD/part-00000.snappy.parquet`.
        package let name: String
        package let rows: Int
        package let bytes: Int
    }

    /// In the order of their days. What `dirty` adds beside the days is not among them.
    package internal(set) var files: [File] = []
    package internal(set) var rows = 0
    package internal(set) var bytes = 0
    /// Rows without a user.
    package internal(set) var nullUsers = 0
    /// Rows that a loader has to reject: without a user, or without a keyword.
    package internal(set) var rejectedRows = 0
    /// How many rows, files or folders of each kind of fault were mixed in. Empty without `dirty`.
    package internal(set) var injected: [SearchInjection: Int] = [:]

    mutating func add(_ day: SearchDaySummary) {
        files.append(day.file)
        rows += day.file.rows
        bytes += day.file.bytes
        nullUsers += day.tally.nullUsers
        rejectedRows += day.tally.rejectedRows
        for (kind, count) in zip(SearchInjection.allCases, day.tally.injected) where count > 0 {
            injected[kind, default: 0] += count
        }
    }
}

/// One day's part of the summary.
struct SearchDaySummary: Sendable {
    let dayIndex: Int
    let file: SearchLogSummary.File
    let tally: SearchTally
}

/// What is counted row by row.
struct SearchTally: Sendable {
    var nullUsers = 0
    var rejectedRows = 0
    /// By the index of the kind.
    var injected = [Int](repeating: 0, count: SearchInjection.allCases.count)
}
