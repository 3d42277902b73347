import CParquet

/// Reads the flat columns of one Parquet file, row group by row group, whoever wrote it.
package struct ParquetReader: ~Copyable {
    let handle: OpaquePointer
    let path: String
    /// The file's top-level columns in file order; those of a type not read here, such as lists, are left out.
    package let schema: [(name: String, type: ColumnType, index: Int32)]

    package init(path: String) throws(ParquetError) {
        var opened: OpaquePointer?
        try check(.open, path) { cyc_parquet_reader_open(path, &opened, $0) }
        guard let opened else { throw ParquetError(operation: .open, path: path, reason: "no reader") }
        self.handle = opened
        self.path = path
        self.schema = (0..<cyc_parquet_column_count(opened)).compactMap { index in
            guard let type = ColumnType(code: cyc_parquet_column_type(opened, index)) else { return nil }
            return (String(cString: cyc_parquet_column_name(opened, index)), type, index)
        }
    }

    deinit { cyc_parquet_reader_free(handle) }

    package var rowGroupCount: Int { Int(cyc_parquet_row_group_count(handle)) }

    package func rowCount(ofRowGroup rowGroup: Int) -> Int { Int(cyc_parquet_row_count(handle, Int32(rowGroup))) }

    package var rowCount: Int {
        Int((0..<rowGroupCount).reduce(Int64(0)) { $0.addingClamped(Int64(rowCount(ofRowGroup: $1))) })
    }

    /// The smallest and largest value a row group's statistics give for an int64 column.
    package func range(of column: String, rowGroup: Int) -> ClosedRange<Int64>? {
        guard let entry = schema.first(where: { $0.name == column }) else { return nil }
        var low: Int64 = 0
        var high: Int64 = 0
        guard cyc_parquet_int64_range(handle, Int32(rowGroup), entry.index, &low, &high), low <= high else {
            return nil
        }
        return low...high
    }

    /// How many rows of the file are NULL in a column of any type; nil where there is no such column, or the file does not
    /// say.
    package func nullCount(of column: String) -> Int64? {
        guard let place = place(of: column) else { return nil }
        var sum: Int64 = 0
        for rowGroup in 0..<rowGroupCount {
            let count = cyc_parquet_null_count(handle, Int32(rowGroup), place)
            if count < 0 { return nil }
            sum = sum.addingClamped(count)
        }
        return sum
    }

    /// Whether a column of any type is NULL in all rows: where nothing is known its writer could not tell the type.
    package func holdsNothing(_ column: String) -> Bool {
        guard let place = place(of: column), cyc_parquet_is_flat(handle, place) else { return false }
        return (0..<rowGroupCount).allSatisfy {
            cyc_parquet_null_count(handle, Int32($0), place) == cyc_parquet_row_count(handle, Int32($0))
        }
    }

    /// Whether the file has a column of this name, of any type.
    package func has(_ column: String) -> Bool { place(of: column) != nil }

    func place(of column: String) -> Int32? {
        (0..<cyc_parquet_column_count(handle)).first {
            String(cString: cyc_parquet_column_name(handle, $0)) == column
        }
    }

    /// One row group's values of the named columns, in the order asked for.
    package func read(_ names: [String], rowGroup: Int) throws(ParquetError) -> ColumnBatch {
        try read(names, rowGroup..<(rowGroup + 1))
    }

    /// All rows of the named columns.
    package func readAll(_ names: [String]) throws(ParquetError) -> ColumnBatch { try read(names, 0..<rowGroupCount) }

    private func read(_ names: [String], _ rowGroups: Range<Int>) throws(ParquetError) -> ColumnBatch {
        var columns: [Column] = []
        for name in names { columns.append(try readColumn(name, rowGroups)) }
        return ColumnBatch(columns)
    }

    func entry(_ name: String) throws(ParquetError) -> (name: String, type: ColumnType, index: Int32) {
        guard let entry = schema.first(where: { $0.name == name }) else {
            throw ParquetError(operation: .read, path: path, reason: "no readable column \(name)")
        }
        return entry
    }
}

extension ColumnType {
    fileprivate init?(code: Int32) {
        switch Int(code) {
        case Int(CYC_PARQUET_INT32): self = .int32
        case Int(CYC_PARQUET_INT64): self = .int64
        case Int(CYC_PARQUET_DOUBLE): self = .double
        case Int(CYC_PARQUET_STRING): self = .text
        case Int(CYC_PARQUET_OPTIONAL_STRING): self = .optionalText
        default: return nil
        }
    }
}
