/// The type of one column, as files and batches know it.
package enum ColumnType: Hashable, Sendable {
    case int32, int64, double, text
    /// Text that may be NULL.
    case optionalText
    /// Days since 1970-01-01, held as `Column.int32`.
    case date
    /// Milliseconds since 1970-01-01 00:00 of no time zone, held as `Column.int64`.
    case timestamp
}

/// How a Parquet file stores a column.
package enum ColumnEncoding: Hashable, Sendable {
    case plain
    /// Differences between neighbours, packed to as few bits as a block needs. For integers.
    case delta
    /// Few distinct values.
    case dictionary
}

/// One column of a table: a name other tools read, a type and how it is stored.
package struct ColumnSchema: Hashable, Sendable {
    package let name: String
    package let type: ColumnType
    package let encoding: ColumnEncoding

    package init(_ name: String, _ type: ColumnType, _ encoding: ColumnEncoding = .plain) {
        self.name = name
        self.type = type
        self.encoding = encoding
    }
}

/// The values of one column; only `optionalText` holds NULL.
package enum Column: Sendable {
    case int32([Int32])
    case int64([Int64])
    case double([Double])
    case text(TextColumn)
    case optionalText(OptionalTextColumn)

    package var count: Int {
        switch self {
        case .int32(let values): values.count
        case .int64(let values): values.count
        case .double(let values): values.count
        case .text(let values): values.count
        case .optionalText(let values): values.count
        }
    }

    /// Whether the values can be written under a column of this type.
    package func fits(_ type: ColumnType) -> Bool {
        switch (self, type) {
        case (.int32, .int32), (.int32, .date), (.int64, .int64), (.int64, .timestamp), (.double, .double),
            (.text, .text), (.optionalText, .optionalText):
            true
        default: false
        }
    }

    package static func text(_ values: some Sequence<String>) -> Column { .text(TextColumn(values)) }

    package static func optionalText(_ values: some Sequence<String?>) -> Column {
        .optionalText(OptionalTextColumn(values))
    }

    /// The values of an integer column of either width; nil for another type.
    package var integers: [Int64]? {
        switch self {
        case .int32(let values): values.map(Int64.init)
        case .int64(let values): values
        case .double, .text, .optionalText: nil
        }
    }

    /// The values of a floating-point column; nil for another type.
    package var doubles: [Double]? {
        if case .double(let values) = self { values } else { nil }
    }

    /// The values of a text column; nil for another type.
    package var strings: [String]? {
        if case .text(let values) = self { (0..<values.count).map { values[$0] } } else { nil }
    }

    /// The values of a column of text that may be NULL; nil for another type.
    package var optionalStrings: [String?]? {
        if case .optionalText(let values) = self { (0..<values.count).map { values[$0] } } else { nil }
    }
}

/// Columns of equal length, in schema order.
package struct ColumnBatch: Sendable {
    package var columns: [Column]
    package let rowCount: Int

    package init(_ columns: [Column]) {
        self.columns = columns
        self.rowCount = columns.first?.count ?? 0
    }
}
