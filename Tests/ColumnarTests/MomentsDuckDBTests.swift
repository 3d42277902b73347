import Columnar
import TestSupport
import Testing

/// Timestamps that may be NULL, in files that DuckDB writes.
@Suite(.enabled(if: DuckDB.isAvailable, "\(DuckDB.absence)"))
struct MomentsDuckDBTests {
    @Test(
        "timestamps of every unit are read as milliseconds, also before 1970, and NULL is none",
        arguments: ["TIMESTAMP_MS", "TIMESTAMP", "TIMESTAMP_NS"])
    func readsEveryUnit(type: String) throws {
        let folder = try TemporaryFolder()
        let file = DuckDB.quoted(folder["t.parquet"])
        let rows = """
            SELECT CASE WHEN i % 7 = 3 THEN NULL ELSE make_timestamp((i - 5000) * 1001000)::\(type) END AS moment, i
            FROM range(10000) t(i)
            """
        _ = try DuckDB.rows("COPY (\(rows)) TO \(file) (FORMAT parquet, ROW_GROUP_SIZE 4096)")
        let reader = try ParquetReader(path: folder["t.parquet"])
        var read: [Int64?] = []
        for rowGroup in 0..<reader.rowGroupCount {
            read += try reader.readMoments("moment", rowGroup: rowGroup) ?? []
        }
        #expect(read == (0..<10_000).map { $0 % 7 == 3 ? nil : ($0 - 5000) * 1001 })
        #expect(reader.has("i") && !reader.has("none"))
        #expect(try reader.readMoments("i", rowGroup: 0) == nil && reader.readMoments("none", rowGroup: 0) == nil)
    }

    @Test("a moment within a millisecond before 1970 is of the one it has begun")
    func roundsDown() throws {
        let folder = try TemporaryFolder()
        let file = DuckDB.quoted(folder["t.parquet"])
        _ = try DuckDB.rows("COPY (SELECT make_timestamp(-1) AS moment) TO \(file) (FORMAT parquet)")
        #expect(try ParquetReader(path: folder["t.parquet"]).readMoments("moment", rowGroup: 0) == [-1])
    }
}
