/// What one column of a row group is written from.
package enum ColumnSource: Sendable {
    case values(Column)
    /// Text; a column stored with a dictionary is written without a look at the text of each row.
    case codes(CodedTextColumn)

    package var count: Int {
        switch self {
        case .values(let column): column.count
        case .codes(let column): column.count
        }
    }

    /// Whether it can be written under a column of this type.
    package func fits(_ type: ColumnType) -> Bool {
        switch self {
        case .values(let column): column.fits(type)
        // NULL where there may be none is found as it is written.
        case .codes: type == .text || type == .optionalText
        }
    }
}
