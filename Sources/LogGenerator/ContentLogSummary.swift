/// What a run wrote.
package struct ContentLogSummary: Sendable, Equatable {
    package struct File: Sendable, Equatable {
        /// `YYYYMMDD.json`, without its folder.
        package let name: String
        package let rows: Int
        package let bytes: Int
    }

    /// In the order of their days.
    package internal(set) var files: [File] = []
    /// Rows written; blank lines are not rows.
    package internal(set) var rows = 0
    package internal(set) var bytes = 0
    /// How many rows (or blank lines) of each kind of fault were mixed in. Empty without `dirty`.
    package internal(set) var injected: [Injection: Int] = [:]

    /// The rows among `rows` that a loader has to reject.
    package var rejectedRows: Int {
        injected.reduce(0) { $0 + ($1.key.isRejected ? $1.value : 0) }
    }

    mutating func add(_ day: DaySummary) {
        files.append(day.file)
        rows += day.file.rows
        bytes += day.file.bytes
        injected.merge(day.injected, uniquingKeysWith: +)
    }
}

/// One day's part of the summary.
struct DaySummary: Sendable {
    let dayIndex: Int
    let file: ContentLogSummary.File
    let injected: [Injection: Int]
}
