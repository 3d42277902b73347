/// What one run of a job did, as kept in `runs/` (one JSON file a run) and shown on the jobs screen.
package struct RunRecord: Hashable, Sendable, Codable {
    package enum State: String, Hashable, Sendable, Codable { case running, done, failed, interrupted }

    /// Sorts by start: `20261124T001530Z-content-4711`.
    package var id: String
    /// `content`, later `search`, `load`, ….
    package var job: String
    package var state: State
    /// Seconds since 1970, UTC.
    package var startedAt: Double
    package var finishedAt: Double?
    package var processID: Int32
    /// The folder read.
    package var input: String
    package var rowsRead: Int64 = 0
    package var rowsLoaded: Int64 = 0
    package var rowsRejected: Int64 = 0
    /// Rejected rows by reason.
    package var rejected: [String: Int64] = [:]
    /// Loaded rows with something to put right, by what was amiss; nil where the job repairs nothing.
    package var repaired: [String: Int64]?
    /// Files loaded by this run.
    package var files: [File] = []
    /// Days that had not changed since they were loaded.
    package var unchanged: Int = 0
    package var skipped: [Skipped] = []
    package var asOf: Day?
    package var apps: Int64?
    package var contracts: Int64?
    package var devices: Int64?
    package var totalDuration: Int64?
    /// Wall time.
    package var seconds: Double = 0
    /// Of a search load; nil for other jobs.
    package var search: SearchFigures?
    /// Of a load into a database; nil for other jobs.
    package var database: DatabaseFigures?
    /// What the data tests of the new tables came to; nil where none were built.
    package var checks: CheckSummary?
    /// What a person should know about the result, such as a score that ties make degenerate.
    package var notes: [String] = []
    package var error: String?

    /// The result of a search load.
    package struct SearchFigures: Hashable, Sendable, Codable {
        package var months: [Month] = []
        /// Users with a search, by month.
        package var users: [String: Int64] = [:]
        /// Distinct keywords of both months.
        package var keywords: Int64 = 0
        /// Top keywords by the source of their genre.
        package var classified: [String: Int64] = [:]
        /// Top keywords without a genre, and why.
        package var pending: Int64 = 0
        package var pendingReason: String?
        /// Users by what became of their top search.
        package var trending: [String: Int64] = [:]

        package init() {}
    }

    /// The result of a load into a database.
    package struct DatabaseFigures: Hashable, Sendable, Codable {
        /// Which server, and whether the connection was encrypted.
        package var server = ""
        /// `LOAD DATA` or `INSERT`.
        package var method = ""
        package var tables: [String: Table] = [:]

        package init() {}

        package struct Table: Hashable, Sendable, Codable {
            /// That the table has now.
            package var rows: Int
            package var rowsSent: Int
            /// Days of a partitioned table; else 1.
            package var partsSent: Int
            package var partsUnchanged: Int

            package init(rows: Int, rowsSent: Int, partsSent: Int, partsUnchanged: Int) {
                self.rows = rows
                self.rowsSent = rowsSent
                self.partsSent = partsSent
                self.partsUnchanged = partsUnchanged
            }
        }
    }

    package struct File: Hashable, Sendable, Codable {
        package var name: String
        package var day: Day
        package var rowsRead: Int64
        package var rowsLoaded: Int64
        package var rowsRejected: Int64
        package var bytes: Int64

        package init(name: String, day: Day, rowsRead: Int64, rowsLoaded: Int64, rowsRejected: Int64, bytes: Int64) {
            self.name = name
            self.day = day
            self.rowsRead = rowsRead
            self.rowsLoaded = rowsLoaded
            self.rowsRejected = rowsRejected
            self.bytes = bytes
        }
    }

    package struct Skipped: Hashable, Sendable, Codable {
        package var name: String
        package var reason: String

        package init(name: String, reason: String) {
            self.name = name
            self.reason = reason
        }
    }

    /// Adds what came of one day.
    package mutating func add(_ day: LoadedDay) {
        rowsRead += day.rowsRead
        rowsLoaded += day.rowsLoaded
        rowsRejected += day.rowsRejected
        rejected.merge(day.rejected, uniquingKeysWith: +)
        files.append(
            File(
                name: day.file.name, day: day.day, rowsRead: day.rowsRead, rowsLoaded: day.rowsLoaded,
                rowsRejected: day.rowsRejected, bytes: day.file.size))
    }

    package init(id: String, job: String, state: State, startedAt: Double, processID: Int32, input: String) {
        self.id = id
        self.job = job
        self.state = state
        self.startedAt = startedAt
        self.processID = processID
        self.input = input
    }
}
