import Columnar
import TestSupport
import Testing

/// Text that may be NULL, in files that DuckDB writes or reads.
@Suite(.enabled(if: DuckDB.isAvailable, "\(DuckDB.absence)"))
struct OptionalTextDuckDBTests {
    /// Rows of every kind, among columns that are not read here.
    private static let rows = """
        SELECT CASE WHEN i % 7 = 3 THEN NULL WHEN i % 7 = 4 THEN '' ELSE 'từ khoá ' || i || repeat('é', i % 40) END AS many,
            CASE WHEN i % 3 = 0 THEN NULL ELSE 'loại ' || (i % 5) END AS few, ['a', NULL, i::VARCHAR] AS list,
            {'few': i::VARCHAR} AS nested, i AS number, NULL::VARCHAR AS nothing
        FROM range(20000) t(i)
        """

    @Test(
        arguments: ["snappy", "zstd", "gzip", "uncompressed"],
        [
            "PARQUET_VERSION V1", "PARQUET_VERSION V2", "PARQUET_VERSION V2, DICTIONARY_SIZE_LIMIT 0",
            "ROW_GROUP_SIZE 2048",
        ])
    func readsWhatDuckDBWrites(codec: String, option: String) throws {
        let folder = try TemporaryFolder()
        let file = DuckDB.quoted(folder["t.parquet"])
        _ = try DuckDB.rows("COPY (\(Self.rows)) TO \(file) (FORMAT parquet, CODEC \(codec), \(option))")
        let expected = try DuckDB.rows("SELECT many, few, nothing FROM \(file)")
        let reader = try ParquetReader(path: folder["t.parquet"])
        #expect(reader.schema.map(\.name) == ["many", "few", "nothing"])
        #expect(option.hasPrefix("ROW") == (reader.rowGroupCount > 1))
        let columns = try reader.readAll(["many", "few", "nothing"]).columns
        for (index, column) in columns.enumerated() {
            let values = column.optionalStrings?.map { $0 ?? "NULL" }
            #expect(values == expected.map { $0[index] }, "column \(index)")
        }
        #expect(throws: ParquetError.self) { try ParquetReader(path: folder["t.parquet"]).readAll(["list"]) }
    }

    @Test(arguments: [ParquetCompression.none, .snappy, .zstd])
    func duckDBReadsWhatWeWrite(compression: ParquetCompression) throws {
        let folder = try TemporaryFolder()
        try OptionalTextTests.write([0..<3000, 3000..<3001], to: folder["t.parquet"], compression: compression)
        let file = DuckDB.quoted(folder["t.parquet"])
        let types = try DuckDB.rows("DESCRIBE SELECT * FROM \(file)").map { [$0[1], $0[2]] }
        // DuckDB itself calls every column of a file nullable.
        #expect(types.map { $0[0] } == ["VARCHAR", "VARCHAR", "TIMESTAMP", "VARCHAR"])
        let rows = try DuckDB.rows("SELECT hex(words), few, moment::VARCHAR, always FROM \(file)")
        let expected = OptionalTextTests.batch(0..<3001).columns
        let hex = expected[0].optionalStrings?.map { text in
            text?.utf8.map { String(0x100 + Int($0), radix: 16).dropFirst().uppercased() }.joined() ?? "NULL"
        }
        #expect(rows.map { $0[0] } == hex)
        #expect(rows.map { $0[1] } == expected[1].optionalStrings?.map { $0 ?? "NULL" })
        #expect(rows.first?[2] == "2022-06-01 00:00:00.123" && rows.last?[2] == "2022-06-01 00:00:03.123")
        #expect(rows.map { $0[3] } == expected[3].strings)
        let codecs = try DuckDB.rows("SELECT DISTINCT compression FROM parquet_metadata(\(file))")
        #expect(codecs == [[compression == .none ? "UNCOMPRESSED" : "\(compression)".uppercased()]])
    }
}
