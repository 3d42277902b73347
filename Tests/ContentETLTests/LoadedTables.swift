import Columnar
import Testing
import Warehouse

/// A published generation read back and joined on natural keys, so that surrogate ids do not matter.
struct LoadedTables {
    typealias Key = SimpleModel.Key

    private let generation: Generation
    /// Keeps the files there.
    private let site: Site
    let contractKeys: [Int64: Key]
    let macKeys: [Int64: Key]
    let appKeys: [Int64: Key]

    init(_ site: Site) throws {
        self.site = site
        let generation = try #require(try site.current())
        self.generation = generation
        contractKeys = try Self.keys(generation, StarSchema.contract, "contract_id", "contract")
        macKeys = try Self.keys(generation, StarSchema.device, "device_id", "mac")
        appKeys = try Self.keys(generation, StarSchema.app, "app_id", "app_name")
    }

    /// Everything of the star that does not hang on surrogate ids, to compare two warehouses by.
    func star() throws -> Star {
        Star(
            facts: Dictionary(try facts().map { ($0, 1) }, uniquingKeysWith: +),
            contracts: try named(StarSchema.contract, "contract", without: "contract_id"),
            apps: try named(StarSchema.app, "app_name", without: "app_id"), macs: Set(macKeys.values),
            customers: try named(MartSchema.customer, "contract", without: "contract_id"))
    }

    struct Star: Equatable {
        var facts: [SimpleModel.Fact: Int]
        var contracts: [Key: [String: Value]]
        var apps: [Key: [String: Value]]
        var macs: Set<Key>
        var customers: [Key: [String: Value]]
    }

    private func named(_ table: TableSchema, _ key: String, without id: String) throws -> [Key: [String: Value]] {
        Dictionary(try rows(table).map { row in (row.key(key), row.filter { $0.key != id }) }) { one, _ in one }
    }

    private static func keys(
        _ generation: Generation, _ table: TableSchema, _ id: String, _ key: String
    ) throws -> [Int64: Key] {
        let batch = try ParquetReader(path: generation.file(of: table)).readAll([id, key])
        let pairs = zip(try #require(batch.columns[0].integers), try #require(bytes(of: batch.columns[1])))
        let keys = Dictionary(pairs) { one, _ in one }
        try #require(
            keys.count == batch.rowCount && Set(keys.values).count == batch.rowCount, "\(table.name) repeats a key")
        return keys
    }

    var manifest: Manifest { generation.manifest }

    func overview() throws -> OverviewModel { try #require(try generation.overview()) }

    /// The rows of an unpartitioned table as dictionaries from column name to value.
    func rows(_ table: TableSchema) throws -> [[String: Value]] { try Self.rows(generation.file(of: table)) }

    func rows(_ table: TableSchema, partition: Day) throws -> [[String: Value]] {
        try Self.rows(generation.file(of: table, partition: partition))
    }

    func facts() throws -> [SimpleModel.Fact] {
        try (generation.manifest.content?.days ?? []).flatMap { loaded in
            try rows(StarSchema.usage, partition: loaded.day).map { row in
                SimpleModel.Fact(
                    day: loaded.day, contract: try #require(contractKeys[row.integer("contract_id")]),
                    mac: try #require(macKeys[row.integer("device_id")]),
                    app: try #require(appKeys[row.integer("app_id")]), seconds: row.integer("total_duration"))
            }
        }
    }

    static func rows(_ path: String) throws -> [[String: Value]] {
        let reader = try ParquetReader(path: path)
        let names = reader.schema.map(\.name)
        let columns = try reader.readAll(names).columns
        var rows = [[String: Value]](repeating: [:], count: columns.first?.count ?? 0)
        for (name, column) in zip(names, columns) {
            for (index, value) in values(of: column).enumerated() { rows[index][name] = value }
        }
        return rows
    }

    enum Value: Hashable {
        case integer(Int64)
        case real(Double)
        case text(Key)
    }

    private static func values(of column: Column) -> [Value] {
        if let integers = column.integers { return integers.map(Value.integer) }
        if let doubles = column.doubles { return doubles.map(Value.real) }
        return (bytes(of: column) ?? []).map(Value.text)
    }

    private static func bytes(of column: Column) -> [Key]? {
        guard case .text(let text) = column else { return nil }
        return (0..<text.count).map { Array(text.bytes[Int(text.offsets[$0])..<Int(text.offsets[$0 + 1])]) }
    }
}

extension [String: LoadedTables.Value] {
    /// The value of an integer column; a wrong name or type gives a number no test expects.
    func integer(_ name: String) -> Int64 { if case .integer(let value) = self[name] { value } else { -4711 } }
    func real(_ name: String) -> Double { if case .real(let value) = self[name] { value } else { .nan } }
    func key(_ name: String) -> [UInt8] { if case .text(let value) = self[name] { value } else { [0xFF] } }
    func text(_ name: String) -> String { String(decoding: key(name), as: UTF8.self) }
}
