import Columnar
import DurableFiles
import Warehouse

/// A table of the warehouse that is to be in the database, and the files its rows are in.
struct TableSource: Sendable {
    let schema: TableSchema
    let definition: TableDefinition
    /// One; of a partitioned table one a day, in date order.
    let parts: [TablePart]

    var name: String { schema.name }
    var rowCount: Int { parts.reduce(0) { $0 + $1.rowCount } }
}

/// The rows of one file.
struct TablePart: Sendable {
    /// Of a partition.
    let day: Day?
    let path: String
    let rowCount: Int

    /// The part's name among those of its table; empty where there is only one.
    var key: String { day?.description ?? "" }
}

extension TableSource {
    /// Nil where the generation lacks the table, or has no row folder of it.
    init?(_ schema: TableSchema, in generation: Generation, through files: DurableFiles) throws {
        let paths: [(day: Day?, path: String)]
        if schema.partitionKey != nil {
            paths = try Self.days(of: schema, in: generation, through: files).map {
                ($0, generation.file(of: schema, partition: $0))
            }
        } else {
            let path = generation.file(of: schema)
            paths = files.exists(path) ? [(nil, path)] : []
        }
        guard let first = paths.first else { return nil }
        self.schema = schema
        definition = TableDefinition(schema, more: try Self.furtherColumns(of: schema, first.path))
        parts = try paths.map { day, path in
            TablePart(day: day, path: path, rowCount: try ParquetReader(path: path).rowCount)
        }
    }

    private static func days(
        of schema: TableSchema, in generation: Generation, through files: DurableFiles
    ) throws -> [Day] {
        let folder = generation.path + "/" + schema.name
        guard let key = schema.partitionKey, files.isFolder(folder) else { return [] }
        return try files.names(in: folder).compactMap { name in
            name.hasPrefix(key + "=") ? Day(name.dropFirst(key.count + 1)) : nil
        }.sorted()
    }

    /// The columns that a file has behind those of the schema: the apps of `mart_customer`.
    private static func furtherColumns(of schema: TableSchema, _ path: String) throws -> [ColumnSchema] {
        let known = Set(schema.columnSchemas.map(\.name))
        return try ParquetReader(path: path).schema.filter { !known.contains($0.name) }
            .map { ColumnSchema($0.name, $0.type) }
    }
}

/// The tables a load is about.
struct TableSelection: Sendable {
    let sources: [TableSource]
    /// Tables that the warehouse lacks.
    let absent: [TableSchema]

    /// - Parameter names: nil for all.
    init(_ names: [String]?, in generation: Generation, through files: DurableFiles) throws {
        var (sources, absent) = ([TableSource](), [TableSchema]())
        for schema in WarehouseFolder.tables where names?.contains(schema.name) ?? true {
            if let source = try TableSource(schema, in: generation, through: files) {
                sources.append(source)
            } else {
                absent.append(schema)
            }
        }
        self.sources = sources
        self.absent = absent
    }
}
