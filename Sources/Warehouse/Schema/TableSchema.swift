import Columnar

/// One table of the warehouse: the name and columns other tools rely on, and what they mean.
package struct TableSchema: Sendable {
    package let name: String
    /// One sentence: what a row is.
    package let meaning: String
    package let columns: [ColumnDefinition]
    /// The folder key of a partitioned table, such as `event_date`; its values are days.
    package let partitionKey: String?
    /// What the table as a whole must be.
    package let rules: [TableRule]

    init(
        _ name: String, partitionedBy partitionKey: String? = nil, _ meaning: String, _ columns: [ColumnDefinition],
        rules: [TableRule] = []
    ) {
        self.name = name
        self.meaning = meaning
        self.columns = columns
        self.partitionKey = partitionKey
        self.rules = rules
    }

    package var columnSchemas: [ColumnSchema] { columns.map(\.schema) }
}

package struct ColumnDefinition: Sendable {
    package let schema: ColumnSchema
    package let meaning: String
    /// What its values must be, beside not NULL.
    package let rules: [ColumnRule]

    init(
        _ name: String, _ type: ColumnType, _ encoding: ColumnEncoding, _ meaning: String, _ rules: [ColumnRule] = []
    ) {
        self.schema = ColumnSchema(name, type, encoding)
        self.meaning = meaning
        self.rules = rules
    }

    init(_ name: String, _ type: ColumnType, _ meaning: String, _ rules: [ColumnRule] = []) {
        self.init(name, type, .plain, meaning, rules)
    }
}
