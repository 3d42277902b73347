import Columnar
import Foundation
import Warehouse

/// The files of one table as they lie on disk: what their folders and footers say.
struct TableFiles: Sendable {
    struct File: Sendable {
        let path: String
        /// Nil in a table without partitions.
        let day: Day?
        let rows: Int64
    }

    let schema: TableSchema
    /// Those that are expected and open, in date order.
    private(set) var files: [File] = []
    /// What is wrong with the others.
    private(set) var unreadable: [String] = []
    /// Files and folders that are missing, or should not be there.
    private(set) var misplaced: [String] = []
    /// Columns that are not as declared.
    private(set) var oddColumns: [String] = []
    /// The columns that are not as declared, with the rows that are NULL in them as far as that is known.
    private(set) var oddNulls: [String: Int64] = [:]
    private(set) var expectedFiles = 0
    /// Of a table that keeps earlier dates: the one whose rows are today's.
    private let currentDay: Day?

    private static let fileName = "part-0.parquet"

    init(_ schema: TableSchema, in generation: Generation) {
        self.schema = schema
        currentDay = schema.partitionKey == "as_of" ? generation.manifest.content?.asOf : nil
        let folder = generation.path + "/" + schema.name
        guard let key = schema.partitionKey else {
            expectedFiles = 1
            take(folder, day: nil)
            return
        }
        let days = Self.days(of: schema, generation.manifest)
        expectedFiles = days.count
        let expected = Set(days.map { "\(key)=\($0)" })
        let found = Set(Self.names(in: folder) ?? [])
        misplaced += found.subtracting(expected).sorted().map { "\(schema.name)/\($0) is not in the manifest" }
        for day in days { take(folder + "/\(key)=\(day)", day: day) }
    }

    /// Nil where a file is missing or damaged.
    var rows: Int64? { unreadable.isEmpty ? files.reduce(0) { $0 + $1.rows } : nil }

    /// The files a test of today's customers looks at.
    var current: [File] { currentDay.map { day in files.filter { $0.day == day } } ?? files }

    static func days(of schema: TableSchema, _ manifest: Manifest) -> [Day] {
        if schema.partitionKey == "as_of" { return manifest.content?.asOfHistory ?? [] }
        let isSearch = SearchSchema.all.contains { $0.name == schema.name }
        return ((isSearch ? manifest.search?.days : manifest.content?.days) ?? []).map(\.day)
    }

    private static func names(in folder: String) -> [String]? {
        try? FileManager.default.contentsOfDirectory(atPath: folder)
    }

    private mutating func take(_ folder: String, day: Day?) {
        let place = schema.name + (day.map { "/\(schema.partitionKey ?? "")=\($0)" } ?? "")
        guard let names = Self.names(in: folder), names.contains(Self.fileName) else {
            misplaced.append("\(place) is missing")
            unreadable.append("\(place)/\(Self.fileName) is missing")
            return
        }
        misplaced += names.filter { $0 != Self.fileName }.sorted().map { "\(place)/\($0) is not in the manifest" }
        do {
            let footer = try ParquetFooter(folder + "/" + Self.fileName, schema)
            for odd in footer.oddColumns {
                oddNulls[odd.name, default: 0] += odd.nulls ?? 0
                let word = odd.nulls == nil ? "is missing" : "is of another type, or may be NULL"
                oddColumns.append("\(odd.name) \(word) in \(place)")
            }
            files.append(File(path: folder + "/" + Self.fileName, day: day, rows: footer.rows))
        } catch {
            unreadable.append("\(place)/\(Self.fileName): \(error.reason)")
        }
    }
}

extension TableFiles.File {
    func read(_ column: String) throws(ParquetError) -> Column {
        let reader = try ParquetReader(path: path)
        return try reader.readAll([column]).columns[0]
    }

    func columnNames() throws(ParquetError) -> [String] {
        let reader = try ParquetReader(path: path)
        return reader.schema.map(\.name)
    }
}

/// What a file says of itself.
private struct ParquetFooter {
    let rows: Int64
    /// Columns that are not as the schema declares them; `nulls` is missing for a column that is missing.
    var oddColumns: [(name: String, nulls: Int64?)] = []

    init(_ path: String, _ schema: TableSchema) throws(ParquetError) {
        let reader = try ParquetReader(path: path)
        rows = Int64(reader.rowCount)
        var found: [String: ColumnType] = [:]
        for column in reader.schema { found[column.name] = column.type }
        for column in schema.columnSchemas where found[column.name] != column.type.stored {
            oddColumns.append((column.name, reader.nullCount(of: column.name)))
        }
    }
}

extension ColumnType {
    /// As which a reader sees it.
    fileprivate var stored: ColumnType {
        switch self {
        case .date: .int32
        case .timestamp: .int64
        default: self
        }
    }
}
