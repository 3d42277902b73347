/// A column of a result.
package struct SQLColumn: Hashable, Sendable {
    package var name: String
    /// As DuckDB names it: `BIGINT`, `DECIMAL(18,2)`, `VARCHAR[]`.
    package var type: String

    package init(name: String, type: String) {
        self.name = name
        self.type = type
    }

    /// True for what stands right-aligned, and unquoted in JSON.
    package var isNumber: Bool {
        let isPlain = !type.hasSuffix("]")
        return isPlain && (SQLColumn.numbers.contains(type) || type.hasPrefix("DECIMAL("))
    }

    private static let numbers: Set<String> = [
        "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT",
        "UHUGEINT", "FLOAT", "DOUBLE", "BIGNUM",
    ]
}

/// One value of a result.
package enum SQLValue: Hashable, Sendable {
    case null
    /// A number or truth value, as DuckDB writes it; also `NaN` and `Infinity`.
    case bare(String)
    case text(String)
    /// A list, a structure or JSON, as JSON.
    case nested(String)

    /// What a person reads; nil for NULL.
    package var shown: String? {
        switch self {
        case .null: nil
        case .bare(let text), .text(let text), .nested(let text): text
        }
    }
}
