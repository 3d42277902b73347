import Columnar

/// When one row group's searches were logged: the column `datetime`, as text or as timestamps.
enum LogTimes {
    case texts(CodedTextColumn)
    case moments([Int64?])
    case missing
    /// There is such a column, of a type that is no time.
    case ofOtherType

    private static let column = "datetime"
    /// The years 1 to 9999, as text has them.
    private static let plausible: Range<Int64> = -62_135_596_800_000..<253_402_300_800_000

    init(_ reader: borrowing ParquetReader, rowGroup: Int) throws {
        if reader.schema.contains(where: { $0.name == Self.column && $0.type.isText }) {
            self = .texts(try reader.readCodedText(Self.column, rowGroup: rowGroup))
        } else if let moments = try reader.readMoments(Self.column, rowGroup: rowGroup) {
            self = .moments(moments)
        } else {
            self = reader.has(Self.column) ? .ofOtherType : .missing
        }
    }

    /// Milliseconds since 1970-01-01 00:00 without a zone; nil where it cannot be read.
    func milliseconds(_ row: Int, _ reader: inout LogTime) -> Int64? {
        switch self {
        case .texts(let column):
            column.code(row).flatMap { column.texts.withBytes(of: $0) { reader.milliseconds($0) } }
        case .moments(let moments): moments[row].flatMap { Self.plausible.contains($0) ? $0 : nil }
        case .missing, .ofOtherType: nil
        }
    }

    /// What a row without a time is counted as.
    var absence: String {
        if case .ofOtherType = self { RowAccount.timeOfOtherType } else { RowAccount.unreadableTime }
    }
}

extension ColumnType {
    var isText: Bool { self == .text || self == .optionalText }
}
