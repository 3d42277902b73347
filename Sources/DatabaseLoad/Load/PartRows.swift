import Columnar
import Warehouse

/// The row groups of a part's file, one after the other.
final class PartReader {
    private let reader: ParquetReader
    private let names: [String]
    private let types: [ColumnType]
    private var rowGroup = 0

    init(_ part: TablePart, _ definition: TableDefinition) throws {
        reader = try ParquetReader(path: part.path)
        names = definition.columns.map(\.name)
        types = definition.columns.map(\.type)
    }

    func next() throws -> FlatBatch? {
        guard rowGroup < reader.rowGroupCount else { return nil }
        defer { rowGroup += 1 }
        return FlatBatch(try reader.read(names, rowGroup: rowGroup), types)
    }
}

/// A part's rows as text, in chunks of a bounded size: each is made when it is asked for, in the memory of the one
/// before. Between two chunks a load can be stopped.
final class PartRows {
    /// What each chunk begins with.
    var head = ""
    private let reader: PartReader
    private let chunk: Int
    private let meter: DatabaseMeter
    private let isValues: Bool
    private var encoder: RowEncoder
    private var batch: FlatBatch?
    private var row = 0
    private var reported: Int64 = 0

    init(
        _ reader: PartReader, _ definition: TableDefinition, _ day: Day?, _ style: RowText.Style, chunk: Int,
        _ meter: DatabaseMeter
    ) {
        self.reader = reader
        self.chunk = chunk
        self.meter = meter
        isValues = style.quote != 0
        encoder = RowEncoder(definition, day: day, style: style, chunk: chunk)
    }

    /// Nil behind the last row. Valid until the next call.
    func next() throws -> UnsafeBufferPointer<UInt8>? {
        try Task.checkCancellation()
        // The chunk before has left.
        meter.sent(Int(encoder.rowNumber - reported))
        reported = encoder.rowNumber
        encoder.clear()
        encoder.append(head)
        while encoder.text.count < chunk {
            if batch.map({ row >= $0.rowCount }) ?? true {
                (batch, row) = (try reader.next(), 0)
            }
            guard let batch else { break }
            row = try encoder.write(batch, from: row, chunk: chunk)
        }
        guard encoder.rowNumber > reported else { return nil }
        if isValues { encoder.endValues() }
        return encoder.text.bytes
    }
}
