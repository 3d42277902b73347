import Columnar
import TestSupport
import Testing

/// Our files are read by other tools: here by DuckDB.
@Suite(.enabled(if: DuckDB.isAvailable, "\(DuckDB.absence)"))
struct ParquetDuckDBTests {
    @Test func typesAreWhatTheSchemaSays() throws {
        let folder = try TemporaryFolder()
        try ParquetRoundTripTests.write([0..<3], to: folder["t.parquet"])
        let rows = try DuckDB.rows("DESCRIBE SELECT * FROM \(DuckDB.quoted(folder["t.parquet"]))")
        let types = [
            "INTEGER", "INTEGER", "INTEGER", "BIGINT", "BIGINT", "BIGINT", "DOUBLE", "VARCHAR", "VARCHAR", "DATE",
        ]
        #expect(rows.map { Array($0.prefix(2)) } == zip(ParquetRoundTripTests.schema, types).map { [$0.name, $1] })
    }

    @Test(arguments: [[0..<100], [0..<50, 50..<51, 51..<5000]] as [[Range<Int>]])
    func valuesAreTheOnesWritten(groups: [Range<Int>]) throws {
        let folder = try TemporaryFolder()
        try ParquetRoundTripTests.write(groups, to: folder["t.parquet"])
        let rows = try DuckDB.rows(
            "SELECT small, small_delta, few, big, big_delta, big_few, hex(words), hex(few_words), day - DATE '0001-01-01' "
                + "FROM \(DuckDB.quoted(folder["t.parquet"]))")
        let expected = ParquetRoundTripTests.batch(0..<(groups.last?.upperBound ?? 0)).columns
        for (place, index) in [0, 1, 2, 3, 4, 5].enumerated() {
            #expect(rows.map { $0[place] } == expected[index].integers?.map(String.init))
        }
        for (place, index) in [(6, 7), (7, 8)] {
            let hex = expected[index].strings?.map {
                $0.utf8.map { String(0x100 + Int($0), radix: 16).dropFirst().uppercased() }.joined()
            }
            #expect(rows.map { $0[place] } == hex)
        }
        #expect(rows.map { $0[8] } == rows.indices.map(String.init))
    }

    @Test(arguments: [[0..<0], []] as [[Range<Int>]])
    func anEmptyTableOpens(groups: [Range<Int>]) throws {
        let folder = try TemporaryFolder()
        try ParquetRoundTripTests.write(groups, to: folder["t.parquet"])
        #expect(
            try DuckDB.rows("SELECT count(*), min(words) FROM \(DuckDB.quoted(folder["t.parquet"]))") == [
                ["0", "NULL"]
            ])
    }

    /// Files of other writers: nested columns and numbers that may be NULL are left out, required ones read.
    @Test func columnsThatAreNotReadHereAreLeftOut() throws {
        let folder = try TemporaryFolder()
        _ = try DuckDB.rows(
            "COPY (SELECT 7::BIGINT AS a, NULL::INTEGER AS b, [1, 2] AS c) TO \(DuckDB.quoted(folder["t.parquet"])) (FORMAT parquet)"
        )
        let reader = try ParquetReader(path: folder["t.parquet"])
        #expect(reader.schema.map(\.name) == ["a"])
        #expect(try reader.readAll(["a"]).columns[0].integers == [7])
        #expect(throws: ParquetError.self) { try ParquetReader(path: folder["t.parquet"]).readAll(["b"]) }
    }
}
