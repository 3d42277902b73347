import Columnar
import Warehouse

/// Turns the rows of a part into text, a chunk at a time.
struct RowEncoder: ~Copyable {
    private(set) var text: RowText
    private let style: RowText.Style
    /// The day of a partition, as each of its rows ends with it.
    private let day: [UInt8]?
    private let numbersRows: Bool
    /// Of the row written last, within its part.
    private(set) var rowNumber: Int64 = 0

    init(_ definition: TableDefinition, day: Day?, style: RowText.Style, chunk: Int) {
        text = RowText(capacity: chunk + chunk / 4)
        self.style = style
        self.day = day.map { Array($0.description.utf8) }
        numbersRows = definition.keys.hasRowNumber
    }

    /// Begins a new chunk.
    mutating func clear() { text.removeAll() }
    /// Drops the comma behind the last row.
    mutating func endValues() { text.removeLast() }
    mutating func append(_ words: String) {
        text.reserve(words.utf8.count)
        text.append(Array(words.utf8))
    }

    /// Writes rows from `row` on until the chunk has its size; returns the next row.
    mutating func write(_ batch: FlatBatch, from row: Int, chunk: Int) throws -> Int {
        var row = row
        while row < batch.rowCount && text.count < chunk {
            try write(batch, row)
            row &+= 1
        }
        return row
    }

    private mutating func write(_ batch: FlatBatch, _ row: Int) throws {
        text.reserve(64)
        text.append(style.rowStart)
        var isFirst = true
        for column in batch.columns {
            if !isFirst { text.append(style.separator) }
            isFirst = false
            // A number, a date, quotes, and what a row begins and ends with.
            text.reserve(64)
            switch column.form {
            case .integer: text.append(integer: column.integers?[row] ?? 0)
            case .date: quoted { $0.append(day: column.integers?[row] ?? 0) }
            case .timestamp: quoted { $0.append(milliseconds: column.integers?[row] ?? 0) }
            case .double: try append(column.doubles?[row] ?? 0)
            case .text: append(column, row)
            }
        }
        endRow()
    }

    private mutating func endRow() {
        text.reserve(64)
        if let day {
            text.append(style.separator)
            quoted { $0.append(day) }
        }
        rowNumber &+= 1
        if numbersRows {
            text.append(style.separator)
            text.append(integer: rowNumber)
        }
        text.append(style.rowEnd)
    }

    private mutating func quoted(_ write: (inout RowText) -> Void) {
        if style.quote != 0 { text.append(style.quote) }
        write(&text)
        if style.quote != 0 { text.append(style.quote) }
    }

    private mutating func append(_ value: Double) throws {
        guard value.isFinite else { throw UnwritableNumber(value: value) }
        text.append(Array(value.description.utf8))
    }

    private mutating func append(_ column: FlatBatch.FlatColumn, _ row: Int) {
        if column.isNull?[row] == true { return text.append(style.null) }
        guard let bytes = column.bytes, let offsets = column.offsets else { return }
        let value = UnsafeBufferPointer(start: bytes + Int(offsets[row]), count: Int(offsets[row + 1] - offsets[row]))
        text.reserve(2 * value.count + 64)
        quoted { $0.appendEscaped(value) }
    }
}

extension RowText {
    /// `2022-04-01`, of days since 1970.
    mutating func append(day number: Int64) {
        let day = Day(number: Int32(truncatingIfNeeded: number))
        append(day.year, width: 4)
        append(0x2D)
        append(day.month, width: 2)
        append(0x2D)
        append(day.dayOfMonth, width: 2)
    }

    /// `2022-06-01 12:00:00.000`, of milliseconds since 1970.
    mutating func append(milliseconds: Int64) {
        let length: Int64 = 86_400_000
        let day = milliseconds >= 0 ? milliseconds / length : -((length - 1 - milliseconds) / length)
        let rest = Int(milliseconds - day * length)
        append(day: day)
        append(0x20)
        append(rest / 3_600_000, width: 2)
        append(0x3A)
        append(rest / 60_000 % 60, width: 2)
        append(0x3A)
        append(rest / 1000 % 60, width: 2)
        append(0x2E)
        append(rest % 1000, width: 3)
    }
}

/// A number that no column holds.
struct UnwritableNumber: Error, CustomStringConvertible {
    let value: Double

    var description: String { "the warehouse holds \(value) where a number belongs; load the logs again" }
}
