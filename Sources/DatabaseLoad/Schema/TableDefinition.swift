import Columnar
import Warehouse

/// A table as the database has it: what `CREATE TABLE` says.
package struct TableDefinition: Sendable {
    package let name: String
    /// Of the Parquet file, in its order; a partitioned table's date and the row's number follow.
    let columns: [ColumnSchema]
    let partitionKey: String?
    let keys: TableKeys

    /// - Parameter more: columns that follow those of the schema.
    package init(_ table: TableSchema, more: [ColumnSchema] = []) {
        name = table.name
        columns = table.columnSchemas + more
        partitionKey = table.partitionKey
        // A table without a row of its own in `TableKeys` fails the test of them.
        keys = TableKeys.of(table) ?? TableKeys(primary: [table.columnSchemas.first?.name ?? ""])
    }

    /// The names of the columns that are sent, in the order of their values.
    var sentColumns: [String] {
        columns.map { SQL.columnName($0.name) } + (partitionKey.map { [$0] } ?? [])
            + (keys.hasRowNumber ? [TableKeys.rowNumber] : [])
    }

    /// - Parameters:
    ///   - other: the name to create it under.
    ///   - partitions: one a day; nil for a table of one day that is to become a partition.
    package func createStatement(
        as other: String? = nil, partitions: [Day]?, for dialect: SQLDialect
    ) -> String {
        let lines = columnLines + keyLines
        return "CREATE TABLE \(SQL.name(other ?? name)) (\n  " + lines.joined(separator: ",\n  ")
            + "\n) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE \(dialect.collation)" + partitioning(partitions)
    }

    /// `PARTITION p20220401 VALUES IN ('2022-04-01')`
    static func partition(_ day: Day) -> String { "PARTITION \(partitionName(day)) VALUES IN ('\(day)')" }

    static func partitionName(_ day: Day) -> String { "p" + day.description.filter { $0 != "-" } }

    private var columnLines: [String] {
        var lines = columns.map { column in
            "\(SQL.name(SQL.columnName(column.name))) \(type(of: column))\(column.type == .optionalText ? "" : " NOT NULL")"
        }
        if let partitionKey { lines.append("\(SQL.name(partitionKey)) DATE NOT NULL") }
        if keys.hasRowNumber {
            lines.append("\(SQL.name(TableKeys.rowNumber)) INT UNSIGNED NOT NULL DEFAULT 0 INVISIBLE")
        }
        return lines
    }

    private var keyLines: [String] {
        ["PRIMARY KEY (\(SQL.names(keys.primary)))"]
            + keys.unique.map { "UNIQUE KEY \(SQL.name($0)) (\(SQL.name($0)))" }
            + keys.indexes.map { "KEY \(SQL.name($0.joined(separator: "_"))) (\(SQL.names($0)))" }
    }

    private func type(of column: ColumnSchema) -> String {
        switch column.type {
        case .int32: "INT"
        case .int64: "BIGINT"
        case .double: "DOUBLE"
        case .date: "DATE"
        case .timestamp: "DATETIME(3)"
        case .text, .optionalText: "VARCHAR(\(Self.words.contains(column.name) ? 191 : 768))"
        }
    }

    private func partitioning(_ days: [Day]?) -> String {
        guard let partitionKey, let days else { return "" }
        let list = days.map { "  " + Self.partition($0) }.joined(separator: ",\n")
        return "\nPARTITION BY LIST COLUMNS (\(SQL.name(partitionKey))) (\n\(list)\n)"
    }

    /// Columns of a few known words; two of them fit into one key. All other text may have 768 characters, of which the
    /// longest key is made.
    private static let words: Set = [
        "category", "segment", "measure", "month", "genre", "category_t6", "category_t7", "trending_type", "genre_t6",
        "genre_t7", "dimension", "value", "source", "event", "platform", "network_type",
    ]
}

/// Words of SQL.
enum SQL {
    /// A name in backticks.
    static func name(_ name: String) -> String { "`" + name.replacing("`", with: "``") + "`" }

    static func names(_ names: [String]) -> String { names.map(name).joined(separator: ", ") }

    /// A text in quotes.
    static func text(_ text: String) -> String {
        "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }

    /// A column's name as a server takes it: of at most 64 characters. Only the columns of apps may be longer, which hold
    /// ASCII alone.
    static func columnName(_ name: String) -> String {
        guard name.utf8.count > 64 else { return name }
        var sum: UInt32 = 0
        for byte in name.utf8 { sum = sum &* 31 &+ UInt32(byte) }
        return name.prefix(55) + "_" + String(sum, radix: 16)
    }
}
