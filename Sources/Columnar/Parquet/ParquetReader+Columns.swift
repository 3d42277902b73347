import CParquet

extension ParquetReader {
    /// More rows than this at once are taken for damage: nobody writes them, and their memory could not be had.
    private static let mostRows = 1 << 28

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

    /// The values of some row groups, one behind the other.
    func readColumn(_ name: String, _ rowGroups: Range<Int>) throws(ParquetError) -> Column {
        let entry = try entry(name)
        let handle = handle
        switch entry.type {
        case .int32, .date:
            return .int32(
                try readNumbers(rowGroups) { cyc_parquet_read_int32(handle, $0, entry.index, $1, $2, $3) })
        case .int64, .timestamp:
            return .int64(
                try readNumbers(rowGroups) { cyc_parquet_read_int64(handle, $0, entry.index, $1, $2, $3) })
        case .double:
            return .double(
                try readNumbers(rowGroups) { cyc_parquet_read_double(handle, $0, entry.index, $1, $2, $3) })
        case .text: return .text(try readText(entry.index, rowGroups).text)
        case .optionalText: return .optionalText(try readText(entry.index, rowGroups))
        }
    }

    private typealias Failure = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

    private func readNumbers<Value>(
        _ rowGroups: Range<Int>, _ read: (Int32, UnsafeMutablePointer<Value>, Int64, Failure) -> Bool
    ) throws(ParquetError) -> [Value] {
        var counts: [Int] = []
        for rowGroup in rowGroups { counts.append(try plausibleRowCount(ofRowGroup: rowGroup)) }
        let count = counts.reduce(0, +)
        guard count <= Self.mostRows else {
            throw ParquetError(operation: .read, path: path, reason: "its footer gives it \(count) rows")
        }
        let path = path
        return try array(count) { (start) throws(ParquetError) in
            var next = start
            for (rowGroup, count) in zip(rowGroups, counts) {
                try check(.read, path) { read(Int32(rowGroup), next, Int64(count), $0) }
                next += count
            }
        }
    }

    private func readText(_ column: Int32, _ rowGroups: Range<Int>) throws(ParquetError) -> OptionalTextColumn {
        guard rowGroups.count != 1 else { return try readText(column, rowGroup: rowGroups.lowerBound) }
        var all = OptionalTextColumn()
        for rowGroup in rowGroups { all.append(contentsOf: try readText(column, rowGroup: rowGroup)) }
        return all
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

    /// A row group's rows as its footer counts them, where that may be.
    package func plausibleRowCount(ofRowGroup rowGroup: Int) throws(ParquetError) -> Int {
        let count = rowCount(ofRowGroup: rowGroup)
        guard (0...Self.mostRows).contains(count) else {
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
