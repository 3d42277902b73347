import Columnar

/// One table of the warehouse: the name and columns other tools rely on, and what they mean.
package struct TableSchema: Sendable {
    package let name: String
    /// One sentence: what a row is.
    package let meaning: String
    package let columns: [ColumnDefinition]
    /// The folder key of a partitioned table, such as `event_date`; its values are days.
    package let partitionKey: String?

    init(_ name: String, partitionedBy partitionKey: String? = nil, _ meaning: String, _ columns: [ColumnDefinition]) {
        self.name = name
        self.meaning = meaning
        self.columns = columns
        self.partitionKey = partitionKey
    }

    package var columnSchemas: [ColumnSchema] { columns.map(\.schema) }
}

package struct ColumnDefinition: Sendable {
    package let schema: ColumnSchema
    package let meaning: String

    init(_ name: String, _ type: ColumnType, _ encoding: ColumnEncoding, _ meaning: String) {
        self.schema = ColumnSchema(name, type, encoding)
        self.meaning = meaning
    }

    init(_ name: String, _ type: ColumnType, _ meaning: String) { self.init(name, type, .plain, meaning) }
}
