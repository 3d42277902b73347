import Columnar

/// One test of the data, as declared by the schema: what `cyclorama check --list` lists and the data dictionary tells.
package struct DataTest: Hashable, Sendable {
    package enum Rule: Hashable, Sendable {
        /// Every file is there, opens, and gives its rows.
        case readable
        /// The folder holds the files it should, and no others.
        case files
        /// Every column is there under its name and type.
        case columns
        case table(TableRule)
        /// No NULL.
        case notNull
        case column(ColumnRule)
    }

    package let table: String
    /// Nil for a test of the table as a whole.
    package let column: String?
    package let rule: Rule

    /// What stays the same from run to run, such as `dim_contract.contract_id: unique`.
    package var name: String { "\(table)\(column.map { "." + $0 } ?? ""): \(rule.words)" }
}

extension TableSchema {
    /// Every test of this table: what all tables must be, then what the schema says of this one.
    package var tests: [DataTest] {
        let general: [DataTest.Rule] = [.readable, .files, .columns] + rules.map(DataTest.Rule.table)
        return general.map { DataTest(table: name, column: nil, rule: $0) } + columns.flatMap { tests(of: $0) }
    }

    package func tests(of column: ColumnDefinition) -> [DataTest] {
        let notNull: [DataTest.Rule] = column.schema.type == .optionalText ? [] : [.notNull]
        return (notNull + column.rules.map(DataTest.Rule.column)).map {
            DataTest(table: name, column: column.schema.name, rule: $0)
        }
    }
}
