import CParquet

extension ParquetReader {
    /// One row group's values of a column of text, whether it may be NULL or not, as its writer numbered them: what has to
    /// be done with each text is done once instead of row by row. Where a page has no dictionary, every row has a text of
    /// its own.
    package func readCodedText(_ name: String, rowGroup: Int) throws(ParquetError) -> CodedTextColumn {
        let index = try textEntry(name).index
        if let coded = try readCodes(index, rowGroup: rowGroup) { return coded }
        let column = try readText(index, rowGroup: rowGroup)
        let codes = column.isNull.enumerated().map { row, isNull in isNull ? CodedTextColumn.null : Int32(row) }
        return CodedTextColumn(codes: codes, texts: column.text)
    }

    private func readCodes(_ column: Int32, rowGroup: Int) throws(ParquetError) -> CodedTextColumn? {
        let handle = handle
        let count = try plausibleRowCount(ofRowGroup: rowGroup)
        var texts = cyc_parquet_texts()
        var isFound = false
        defer {
            cyc_parquet_free(texts.bytes)
            cyc_parquet_free(texts.offsets)
        }
        // Zeros, since nothing is written where there is no dictionary.
        var codes = [Int32](repeating: 0, count: count)
        try codes.withUnsafeMutableBufferPointer { codes throws(ParquetError) in
            guard let start = codes.baseAddress else { return }
            try check(.read, path) {
                cyc_parquet_read_codes(handle, Int32(rowGroup), column, start, Int64(count), &texts, &isFound, $0)
            }
        }
        guard isFound, let offsets = texts.offsets else { return nil }
        // As long as the C side says: `count` and one more, the last being the number of bytes.
        let ends = Array(UnsafeBufferPointer(start: offsets, count: Int(texts.count) + 1))
        let bytes = Array(UnsafeBufferPointer(start: texts.bytes, count: Int(ends[Int(texts.count)])))
        return CodedTextColumn(codes: codes, texts: TextColumn(bytes: bytes, offsets: ends))
    }
}
