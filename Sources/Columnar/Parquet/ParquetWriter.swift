import CParquet
import Glibc

/// How the pages of a Parquet file are compressed.
package enum ParquetCompression: Hashable, Sendable {
    case none, snappy, zstd
}

/// Writes one Parquet file, a row group a batch, readable by any tool. Columns are required but for `.optionalText`.
///
/// The file is whole only after `close()`; write to a place nobody reads yet.
package struct ParquetWriter: ~Copyable {
    private let handle: OpaquePointer
    private let path: String
    private let schema: [ColumnSchema]

    package init(
        path: String, schema: [ColumnSchema], compression: ParquetCompression = .none
    ) throws(ParquetError) {
        var handle: OpaquePointer?
        let names = schema.map { strdup($0.name) }
        defer { names.forEach { free($0) } }
        let columns = zip(schema, names).map { column, name in
            cyc_parquet_column(name: name, type: column.type.code, encoding: column.encoding.code)
        }
        try check(.open, path) {
            cyc_parquet_writer_open(path, columns, columns.count, compression.code, &handle, $0)
        }
        guard let handle else { throw ParquetError(operation: .open, path: path, reason: "no writer") }
        self.handle = handle
        self.path = path
        self.schema = schema
    }

    deinit { cyc_parquet_writer_free(handle) }

    /// Writes the batch as one row group.
    package mutating func write(_ batch: ColumnBatch) throws(ParquetError) {
        try write(batch.columns.map(ColumnSource.values))
    }

    /// Writes columns of equal length, in schema order, as one row group.
    package mutating func write(_ columns: [ColumnSource]) throws(ParquetError) {
        let rowCount = columns.first?.count ?? 0
        guard columns.count == schema.count,
            zip(columns, schema).allSatisfy({ $0.fits($1.type) && $0.count == rowCount })
        else { throw ParquetError(operation: .write, path: path, reason: "the batch is not of the file's schema") }
        let handle = handle
        try check(.write, path) { cyc_parquet_begin_row_group(handle, $0) }
        let count = Int64(rowCount)
        for column in columns {
            try check(.write, path) { error in
                switch column {
                case .values(.int32(let values)): cyc_parquet_write_int32(handle, values, count, error)
                case .values(.int64(let values)): cyc_parquet_write_int64(handle, values, count, error)
                case .values(.double(let values)): cyc_parquet_write_double(handle, values, count, error)
                case .values(.text(let values)):
                    cyc_parquet_write_strings(handle, values.bytes, values.offsets, count, error)
                case .values(.optionalText(let values)):
                    cyc_parquet_write_optional_strings(
                        handle, values.text.bytes, values.text.offsets, values.isNull, count, error)
                case .codes(let values):
                    cyc_parquet_write_codes(
                        handle, values.texts.bytes, values.texts.offsets, Int64(values.texts.count), values.codes,
                        count, error)
                }
            }
        }
    }

    /// Writes the footer. Nothing may be written after.
    package mutating func close() throws(ParquetError) {
        let handle = handle
        try check(.close, path) { cyc_parquet_writer_close(handle, $0) }
    }
}

extension ColumnType {
    fileprivate var code: Int32 {
        switch self {
        case .int32: Int32(CYC_PARQUET_INT32)
        case .int64: Int32(CYC_PARQUET_INT64)
        case .double: Int32(CYC_PARQUET_DOUBLE)
        case .text: Int32(CYC_PARQUET_STRING)
        case .date: Int32(CYC_PARQUET_DATE)
        case .optionalText: Int32(CYC_PARQUET_OPTIONAL_STRING)
        case .timestamp: Int32(CYC_PARQUET_TIMESTAMP)
        }
    }
}

extension ColumnEncoding {
    fileprivate var code: Int32 {
        switch self {
        case .plain: Int32(CYC_PARQUET_PLAIN)
        case .delta: Int32(CYC_PARQUET_DELTA)
        case .dictionary: Int32(CYC_PARQUET_DICTIONARY)
        }
    }
}

extension ParquetCompression {
    fileprivate var code: Int32 {
        switch self {
        case .none: Int32(CYC_PARQUET_UNCOMPRESSED)
        case .snappy: Int32(CYC_PARQUET_SNAPPY)
        case .zstd: Int32(CYC_PARQUET_ZSTD)
        }
    }
}

/// Runs one call of the C face and turns its error text into a typed error.
func check(
    _ operation: ParquetError.Operation, _ path: String,
    _ call: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Bool
) throws(ParquetError) {
    var text: UnsafeMutablePointer<CChar>?
    guard !call(&text) else { return }
    let reason = text.map { String(cString: $0) } ?? "unknown reason"
    cyc_parquet_free(text)
    throw ParquetError(operation: operation, path: path, reason: reason)
}
