/// What one generation of the warehouse holds and came from. Lies inside the generation, so it switches with the tables.
package struct Manifest: Codable, Hashable, Sendable {
    /// Raised when tables change so that a generation must be rebuilt from its facts.
    package static let currentFormat = 1

    package var format = Manifest.currentFormat
    package var generation: Int
    /// Seconds since 1970, UTC.
    package var publishedAt: Double = 0
    package var isSample: Bool
    package var asOf: Day
    /// The first surrogate keys never used so far.
    package var nextIDs: SurrogateKeys
    /// Channel types by app name, as used for this generation.
    package var categories: [String: String]
    package var defaultCategory: String
    /// In date order.
    package var days: [LoadedDay]
    /// As-of dates whose segments are kept.
    package var asOfHistory: [Day]
    /// Rows of each table.
    package var rows: [String: Int64] = [:]
    package var notes: [String] = []

    package struct SurrogateKeys: Codable, Hashable, Sendable {
        package var app: Int
        package var contract: Int
        package var device: Int

        package init(app: Int = 0, contract: Int = 0, device: Int = 0) {
            self.app = app
            self.contract = contract
            self.device = device
        }
    }

    package init(
        generation: Int, isSample: Bool, asOf: Day, nextIDs: SurrogateKeys, categories: [String: String],
        defaultCategory: String, days: [LoadedDay], asOfHistory: [Day]
    ) {
        self.generation = generation
        self.isSample = isSample
        self.asOf = asOf
        self.nextIDs = nextIDs
        self.categories = categories
        self.defaultCategory = defaultCategory
        self.days = days
        self.asOfHistory = asOfHistory
    }
}

/// One loaded day file.
package struct LoadedDay: Codable, Hashable, Sendable {
    package var day: Day
    package var file: FileIdentity
    package var rowsRead: Int64
    package var rowsLoaded: Int64
    package var rowsRejected: Int64
    package var rejected: [String: Int64]

    package init(day: Day, file: FileIdentity, rowsRead: Int64, rowsLoaded: Int64, rejected: [String: Int64]) {
        self.day = day
        self.file = file
        self.rowsRead = rowsRead
        self.rowsLoaded = rowsLoaded
        self.rowsRejected = rejected.values.reduce(0, +)
        self.rejected = rejected
    }
}

/// Tells whether a file is the one that was loaded: its name, size and time of last change.
package struct FileIdentity: Codable, Hashable, Sendable {
    package var name: String
    package var size: Int64
    /// Nanoseconds since 1970.
    package var modified: Int64

    package init(name: String, size: Int64, modified: Int64) {
        self.name = name
        self.size = size
        self.modified = modified
    }
}
