/// What one generation of the warehouse holds and came from. Lies inside the generation, so it switches with the tables.
package struct Manifest: Codable, Hashable, Sendable {
    /// Raised when what is stored changes so that another version cannot go on from it.
    package static let currentFormat = 4

    package var format = Manifest.currentFormat
    package var generation = 0
    /// Seconds since 1970, UTC.
    package var publishedAt: Double = 0
    /// Nil where no viewing logs were loaded.
    package var content: ContentManifest?
    /// Nil where no search logs were loaded.
    package var search: SearchManifest?
    /// Rows of each table.
    package var rows: [String: Int64] = [:]

    package init() {}

    /// What a load goes on from: the sample that ships with the program goes as soon as real data come.
    package func base(forSample isSample: Bool) -> Manifest {
        var manifest = self
        if !isSample && content?.isSample == true { manifest.content = nil }
        if !isSample && search?.isSample == true { manifest.search = nil }
        return manifest
    }

    package var holdsRealData: Bool { content?.isSample == false || search?.isSample == false }
}

/// The viewing logs of a generation.
package struct ContentManifest: Codable, Hashable, Sendable {
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
    /// How the segments were told.
    package var segments = SegmentRules.standard
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
        isSample: Bool, asOf: Day, nextIDs: SurrogateKeys, categories: [String: String], defaultCategory: String,
        days: [LoadedDay], asOfHistory: [Day]
    ) {
        self.isSample = isSample
        self.asOf = asOf
        self.nextIDs = nextIDs
        self.categories = categories
        self.defaultCategory = defaultCategory
        self.days = days
        self.asOfHistory = asOfHistory
    }
}

/// The search logs of a generation.
package struct SearchManifest: Codable, Hashable, Sendable {
    package var isSample: Bool
    /// In date order. A day's file is its folder: what tells all its files from others.
    package var days: [LoadedDay]
    /// The two months compared.
    package var earlier: Month
    package var later: Month
    /// Tells the classifier that gave the genres: another one gives others.
    package var classifier: String
    /// Top keywords by the source of their genre.
    package var classified: [String: Int64] = [:]
    /// Top keywords without a genre yet, and why.
    package var pending: Int64 = 0
    package var pendingReason: String?
    /// Users by what became of their top search.
    package var trending: [String: Int64] = [:]
    /// Distinct keywords of both months.
    package var keywords: Int64 = 0

    package init(isSample: Bool, days: [LoadedDay], earlier: Month, later: Month, classifier: String) {
        self.isSample = isSample
        self.days = days
        self.earlier = earlier
        self.later = later
        self.classifier = classifier
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
    /// Seconds watched, added up as the log was read; nil for search logs, and for days loaded by an older version.
    package var seconds: Int64?
    /// Files of the day that could not be read; nil for none. They are tried again when the folder changes.
    package var unreadable: [RunRecord.Skipped]?

    package init(
        day: Day, file: FileIdentity, rowsRead: Int64, rowsLoaded: Int64, rejected: [String: Int64],
        seconds: Int64? = nil, unreadable: [RunRecord.Skipped] = []
    ) {
        self.day = day
        self.file = file
        self.rowsRead = rowsRead
        self.rowsLoaded = rowsLoaded
        self.rowsRejected = rejected.values.reduce(0, +)
        self.rejected = rejected
        self.seconds = seconds
        self.unreadable = unreadable.isEmpty ? nil : unreadable
    }
}

/// Tells whether a file, or a folder of files, is the one that was loaded: names, sizes and times of last change.
package struct FileIdentity: Codable, Hashable, Sendable {
    package var name: String
    package var size: Int64
    /// Nanoseconds since 1970.
    package var modified: Int64
    /// Of a folder: what tells the names, sizes and times of its files from others. Nil for one file, where an older version
    /// wrote it, and where the folder is to be read again in any case.
    package var files: String?

    package init(name: String, size: Int64, modified: Int64, files: String? = nil) {
        self.name = name
        self.size = size
        self.modified = modified
        self.files = files
    }
}

extension Manifest {
    /// What every format has.
    struct Format: Decodable {
        let format: Int
    }
}
