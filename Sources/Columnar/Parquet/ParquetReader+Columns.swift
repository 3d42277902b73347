import CParquet

extension ParquetReader {
    /// More rows than this in one row group are taken for damage: nobody writes them, and their memory could not be had.
    private static let largestRowGroup = 1 << 28

    /// One row group's values of a column of text, whether it may be NULL or not.
    ///
    /// The bytes are kept as they are, even where they are not UTF-8.
    package func readOptionalText(_ name: String, rowGroup: Int) throws(ParquetError) -> OptionalTextColumn {
        try readText(try textEntry(name).index, rowGroup: rowGroup)
    }

    /// One row group's values of a column of timestamps, whether it may be NULL or not: milliseconds since 1970, in UTC
    /// where the file says so and else without a zone.
    /// - Returns: nil where no column of this name holds timestamps.
    package func readMoments(_ name: String, rowGroup: Int) throws(ParquetError) -> [Int64?]? {
        guard let column = place(of: name), cyc_parquet_holds_moments(handle, column) else { return nil }
        let (handle, path) = (handle, path)
        let count = try plausibleRowCount(ofRowGroup: rowGroup)
        var values: [Int64] = []
        let isNull: [Bool] = try array(count) { (isNull) throws(ParquetError) in
            values = try filled(count, path) {
                cyc_parquet_read_moments(handle, Int32(rowGroup), column, $0, isNull, Int64(count), $1)
            }
        }
        return zip(values, isNull).map { value, isNull in isNull ? nil : value }
    }

    func textEntry(_ name: String) throws(ParquetError) -> (name: String, type: ColumnType, index: Int32) {
        let entry = try entry(name)
        guard entry.type == .text || entry.type == .optionalText else {
            throw ParquetError(operation: .read, path: path, reason: "column \(name) holds no text")
        }
        return entry
    }

    func readColumn(_ name: String, rowGroup: Int) throws(ParquetError) -> Column {
        let entry = try entry(name)
        let handle = handle
        let path = path
        let group = Int32(rowGroup)
        let count = try plausibleRowCount(ofRowGroup: rowGroup)
        switch entry.type {
        case .int32, .date:
            return .int32(
                try filled(count, path) { cyc_parquet_read_int32(handle, group, entry.index, $0, Int64(count), $1) })
        case .int64, .timestamp:
            return .int64(
                try filled(count, path) { cyc_parquet_read_int64(handle, group, entry.index, $0, Int64(count), $1) })
        case .double:
            return .double(
                try filled(count, path) { cyc_parquet_read_double(handle, group, entry.index, $0, Int64(count), $1) })
        case .text: return .text(try readText(entry.index, rowGroup: rowGroup).text)
        case .optionalText: return .optionalText(try readText(entry.index, rowGroup: rowGroup))
        }
    }

    func readText(_ column: Int32, rowGroup: Int) throws(ParquetError) -> OptionalTextColumn {
        let handle = handle
        let path = path
        let count = try plausibleRowCount(ofRowGroup: rowGroup)
        var bytes: UnsafeMutablePointer<UInt8>?
        defer { cyc_parquet_free(bytes) }
        var offsets: [UInt32] = []
        let isNull: [Bool] = try array(count) { (isNull) throws(ParquetError) in
            offsets = try filled(count + 1, path) {
                cyc_parquet_read_strings(handle, Int32(rowGroup), column, $0, isNull, Int64(count), &bytes, $1)
            }
        }
        let all = UnsafeBufferPointer(start: bytes, count: Int(offsets[count]))
        return OptionalTextColumn(text: TextColumn(bytes: Array(all), offsets: offsets), isNull: isNull)
    }

    func plausibleRowCount(ofRowGroup rowGroup: Int) throws(ParquetError) -> Int {
        let count = rowCount(ofRowGroup: rowGroup)
        guard (0...Self.largestRowGroup).contains(count) else {
            throw ParquetError(
                operation: .read, path: path, reason: "its footer gives row group \(rowGroup) \(count) rows")
        }
        return count
    }
}

private func filled<Value>(
    _ count: Int, _ path: String,
    _ read: (UnsafeMutablePointer<Value>, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Bool
) throws(ParquetError) -> [Value] {
    try array(count) { (start) throws(ParquetError) in try check(.read, path) { read(start, $0) } }
}

/// An array whose `count` values `fill` writes. Memory that is not written is not touched: a footer that promises more
/// rows than there are costs none.
private func array<Value>(
    _ count: Int, _ fill: (UnsafeMutablePointer<Value>) throws(ParquetError) -> Void
) throws(ParquetError) -> [Value] {
    var failure: ParquetError?
    let values = [Value](unsafeUninitializedCapacity: max(1, count)) { buffer, written in
        guard let start = buffer.baseAddress else { return }
        do throws(ParquetError) {
            try fill(start)
            written = count
        } catch { failure = error }
    }
    if let failure { throw failure }
    return values
}
