import Columnar
import ContentETL
import DataQuality
import Foundation
import Genres
import LogGenerator
import Resources
import SearchETL
import TestSupport
import Testing
import Warehouse

/// A warehouse of generated dirty viewing logs and of the search sample, built once; tests get copies to spoil.
struct TestedWarehouse {
    let folder: TemporaryFolder

    private static let original = Task { try await TestedWarehouse.build() }

    /// A copy of its own.
    static func copy() async throws -> TestedWarehouse {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            atPath: try await original.value.folder["warehouse"], toPath: folder["warehouse"])
        return TestedWarehouse(folder: folder)
    }

    private static func build() async throws -> TestedWarehouse {
        let folder = try TemporaryFolder()
        let logs = ContentLogOptions(
            output: folder["logs"], firstDay: 19_083, days: 3, records: 20_000, seed: 11, dirty: true)
        _ = try await ContentLogGenerator(options: logs).run()
        let content = ContentOptions(input: folder["logs"], workspace: folder["w"], warehouse: folder["warehouse"])
        _ = try await ContentLoad(content, meter: ProgressMeter { _ in }).run()
        let search = SearchOptions(
            input: Resources.searchSampleFolder.path, workspace: folder["w"], warehouse: folder["warehouse"])
        let lexicon = try LexiconEntry.parse(
            String(contentsOf: Resources.genreLexicon, encoding: .utf8), file: "lexicon.txt")
        let labeler = GenreLabeler(mode: .lexicon, user: lexicon, shipped: [])
        _ = try await SearchLoad(search, meter: SearchMeter { _ in }) { labeler }.run()
        return TestedWarehouse(folder: folder)
    }

    func generation() throws -> Generation {
        try #require(try WarehouseFolder(root: folder["warehouse"]).current())
    }

    func check(_ tables: [TableSchema]? = nil, depth: DataChecks.Depth = .full) async throws -> CheckResults {
        try await DataChecks(generation(), tables: tables, depth: depth).run()
    }

    func path(_ table: TableSchema, _ partition: Day? = nil) throws -> String {
        let generation = try generation()
        return partition.map { generation.file(of: table, partition: $0) } ?? generation.file(of: table)
    }

    /// Writes a file anew with its columns changed, by name.
    func rewrite(
        _ table: TableSchema, _ partition: Day? = nil, _ change: (inout [String: Column]) -> Void
    ) throws {
        let path = try path(table, partition)
        let reader = try ParquetReader(path: path)
        let schema = reader.schema.map { ColumnSchema($0.name, $0.type) }
        let batch = try reader.readAll(schema.map(\.name))
        var columns = Dictionary(uniqueKeysWithValues: zip(schema.map(\.name), batch.columns))
        change(&columns)
        try FileManager.default.removeItem(atPath: path)
        var writer = try ParquetWriter(path: path, schema: schema)
        try writer.write(ColumnBatch(try schema.map { try #require(columns[$0.name]) }))
        try writer.close()
    }
}

extension [String: Column] {
    /// Every row but one.
    mutating func remove(row: Int) { changeEach { $0.rows((0..<$0.count).filter { $0 != row }) } }

    /// One row twice.
    mutating func double(row: Int) { changeEach { $0.rows(Array(0..<$0.count) + [row]) } }

    mutating func set(_ name: String, row: Int, _ value: Int64) {
        switch self[name] {
        case .int64(var values)?:
            values[row] = value
            self[name] = .int64(values)
        case .int32(var values)?:
            values[row] = Int32(value)
            self[name] = .int32(values)
        default: Issue.record("no numbers in \(name)")
        }
    }

    mutating func set(_ name: String, row: Int, _ value: String) {
        if let optional = self[name]?.optionalStrings {
            self[name] = .optionalText(optional.enumerated().map { $0 == row ? value : $1 })
        } else if let texts = self[name]?.strings {
            self[name] = .text(texts.enumerated().map { $0 == row ? value : $1 })
        } else {
            Issue.record("no texts in \(name)")
        }
    }

    private mutating func changeEach(_ change: (Column) -> Column) {
        for (name, column) in self { self[name] = change(column) }
    }
}

extension Column {
    func rows(_ rows: [Int]) -> Column {
        switch self {
        case .int32(let values): .int32(rows.map { values[$0] })
        case .int64(let values): .int64(rows.map { values[$0] })
        case .double(let values): .double(rows.map { values[$0] })
        case .text(let values): .text(rows.map { values[$0] })
        case .optionalText(let values): .optionalText(rows.map { values[$0] })
        }
    }
}

/// 1 April 2022 and the days after.
func april(_ day: Int32) -> Day { Day(number: 19_082 + day) }
