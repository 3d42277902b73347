import Columnar
import Warehouse

/// The tables as a script of SQL: what `docs/schema.sql` holds and `load --dry-run` prints.
package enum SchemaScript {
    /// Every table, made from the schema alone.
    package static var documented: String {
        let day = Day(year: 2022, month: 4, day: 1) ?? Day(number: 0)
        let tables = WarehouseFolder.tables.map { table in
            meaning(of: table)
                + TableDefinition(table).createStatement(
                    partitions: table.partitionKey.map { _ in [day] }, for: .mariaDB)
                + ";\n"
        }
        return introduction + "\n" + tables.joined(separator: "\n")
    }

    /// The tables of a generation as a load would make them.
    static func text(database: String, sources: [TableSource], dialect: SQLDialect = .mariaDB) -> String {
        let tables = sources.map { source in
            meaning(of: source.schema)
                + source.definition.createStatement(
                    partitions: source.schema.partitionKey.map { _ in source.parts.compactMap(\.day) }, for: dialect)
                + ";\n"
        }
        return "\(createDatabase(database, for: dialect));\nUSE \(SQL.name(database));\n\n"
            + tables.joined(separator: "\n")
    }

    static func createDatabase(_ name: String, for dialect: SQLDialect) -> String {
        "CREATE DATABASE IF NOT EXISTS \(SQL.name(name)) DEFAULT CHARACTER SET utf8mb4 COLLATE \(dialect.collation)"
    }

    private static func meaning(of table: TableSchema) -> String { "-- \(table.meaning)\n" }

    private static let introduction = """
        -- Generated from `Sources/Warehouse/Schema`; `CYCLORAMA_UPDATE_DOCS=1 swift test --filter SchemaScript` writes it anew.
        --
        -- What `cyclorama load` makes in MariaDB. In MySQL the collation is utf8mb4_0900_bin, which means the same: texts are
        -- equal where their bytes are. A partitioned table has one partition a day, named by it; the day here stands for all.
        -- `row_no` tells apart rows that nothing else does; it is invisible to `SELECT *`. Behind the columns of mart_customer
        -- follow the seconds by app, as docs/DATA_DICTIONARY.md says.

        """
}
