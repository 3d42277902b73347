import Columnar
import Warehouse

/// One row group's columns in plain memory, so that the loop over its rows touches no array and counts no reference.
final class FlatBatch {
    enum Form { case integer, date, timestamp, double, text }

    struct FlatColumn {
        var form: Form
        var integers: UnsafeMutablePointer<Int64>?
        var doubles: UnsafeMutablePointer<Double>?
        /// Text `i` is `bytes[offsets[i]..<offsets[i + 1]]`.
        var bytes: UnsafeMutablePointer<UInt8>?
        var offsets: UnsafeMutablePointer<UInt32>?
        var isNull: UnsafeMutablePointer<Bool>?
    }

    let rowCount: Int
    let columns: [FlatColumn]

    /// - Parameter types: of the columns; the batch alone does not tell a date from a number.
    init(_ batch: ColumnBatch, _ types: [ColumnType]) {
        rowCount = batch.rowCount
        columns = zip(batch.columns, types).map { Self.flattened($0, $1) }
    }

    deinit {
        for column in columns {
            column.integers?.deallocate()
            column.doubles?.deallocate()
            column.bytes?.deallocate()
            column.offsets?.deallocate()
            column.isNull?.deallocate()
        }
    }

    private static func flattened(_ column: Column, _ type: ColumnType) -> FlatColumn {
        switch column {
        case .int32(let values):
            let copy = UnsafeMutablePointer<Int64>.allocate(capacity: max(1, values.count))
            for (row, value) in values.enumerated() { copy[row] = Int64(value) }
            return FlatColumn(form: type == .date ? .date : .integer, integers: copy)
        case .int64(let values):
            return FlatColumn(form: type == .timestamp ? .timestamp : .integer, integers: copy(values))
        case .double(let values): return FlatColumn(form: .double, doubles: copy(values))
        case .text(let values):
            return FlatColumn(form: .text, bytes: copy(values.bytes), offsets: copy(values.offsets))
        case .optionalText(let values):
            return FlatColumn(
                form: .text, bytes: copy(values.text.bytes), offsets: copy(values.text.offsets),
                isNull: copy(values.isNull))
        }
    }

    private static func copy<Value>(_ values: [Value]) -> UnsafeMutablePointer<Value> {
        let copy = UnsafeMutablePointer<Value>.allocate(capacity: max(1, values.count))
        values.withUnsafeBufferPointer { source in
            if let start = source.baseAddress { copy.initialize(from: start, count: source.count) }
        }
        return copy
    }
}
