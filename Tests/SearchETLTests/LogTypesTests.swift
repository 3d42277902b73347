import Foundation
import TestSupport
import Testing
import Warehouse

@testable import SearchETL

/// Logs whose columns have other types than text, as DuckDB writes them.
@Suite(.enabled(if: DuckDB.isAvailable, "\(DuckDB.absence)"))
struct LogTypesTests {
    private static func site(time: String, user: String = "'1'") throws -> SearchSite {
        let site = try SearchSite()
        try FileManager.default.createDirectory(atPath: site.logs + "/20220601", withIntermediateDirectories: true)
        let file = DuckDB.quoted(site.logs + "/20220601/part-0.parquet")
        _ = try DuckDB.rows(
            """
            COPY (SELECT \(user) AS user_id, keyword, (\(time)) AS datetime
                FROM (VALUES ('thời sự', 10), ('bóng đá', 9)) t(keyword, hour)) TO \(file) (FORMAT parquet)
            """)
        return site
    }

    /// A site of one day, whose log a script writes.
    private static func written(_ script: String, _ arguments: String...) throws -> SearchSite {
        let site = try SearchSite()
        let folder = site.logs + "/20220601"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try PyArrow.run(script, [folder + "/part-0.parquet"] + arguments)
        return site
    }

    /// The files here have no columns for the rest, which is told as well.
    private static func times(of record: RunRecord) -> [String: Int64] {
        (record.repaired ?? [:]).filter { !$0.key.hasPrefix("no_") }
    }

    @Test(
        "of as many searches the latest is the top one, also where the log's time is a timestamp",
        arguments: ["TIMESTAMP_MS", "TIMESTAMP", "TIMESTAMP_NS"])
    func timestamps(type: String) async throws {
        let site = try Self.site(time: "make_timestamp(2022, 6, 1, hour, 0, 0.5)::\(type)")
        let record = try await site.load()
        #expect(record.rowsLoaded == 2 && Self.times(of: record).isEmpty)
        #expect(try site.changes()["1"]?.later == "thời sự")
    }

    @Test(
        "broken bytes reach no table, and are counted in whichever column",
        .enabled(if: PyArrow.isAvailable, "\(PyArrow.absence)"))
    func brokenBytes() async throws {
        let site = try Self.written(
            """
            def text(*values):
                return pa.array(values, pa.binary()).cast(pa.string(), safe=False)
            pq.write_table(pa.table({
                "user_id": text(b"1", b"2", b"\\xff", b"4"),
                "keyword": text("thời sự".encode(), b"ph\\xe0\\x83\\xa1t", b"phim", b"phim"),
                "category": text(b"enter", b"enter", b"enter", b"\\xc3"),
                "platform": text(b"\\xff", b"tv", b"tv", b"tv"),
                "networkType": text(b"wifi", b"wifi", b"wifi", b"\\xe0\\x80\\x80")}), sys.argv[1])
            """)
        let record = try await site.load()
        #expect(record.rowsLoaded == 2 && record.rejected == ["not_utf8": 2])
        let broken = (record.repaired ?? [:]).filter { $0.key.hasSuffix("not_utf8") }
        #expect(broken == ["category_not_utf8": 1, "platform_not_utf8": 1, "networkType_not_utf8": 1])
    }

    /// Spark wrote all of its timestamps so until version 3, and still does by default.
    @Test(
        "of as many searches the latest is the top one, also where Spark wrote the log's time as INT96",
        .enabled(if: PyArrow.isAvailable, "\(PyArrow.absence)"))
    func int96() async throws {
        let site = try Self.written(
            """
            from datetime import datetime
            times = [datetime(2022, 6, 1, 10, 0, 0, 500000), datetime(2022, 6, 1, 9), None, datetime(1969, 12, 31, 23, 59)]
            table = pa.table({
                "user_id": ["1", "1", "2", "3"], "keyword": ["thời sự", "bóng đá", "phim", "nhạc"],
                "datetime": pa.array(times, pa.timestamp("ns"))})
            pq.write_table(table, sys.argv[1], use_deprecated_int96_timestamps=True)
            """)
        let record = try await site.load()
        #expect(record.rowsLoaded == 4 && Self.times(of: record) == ["unreadable_time": 1, "other_date": 1])
        #expect(try site.changes()["1"]?.later == "thời sự")
        let day = try #require(Day("20220601"))
        let partition = DuckDB.quoted(try site.current().file(of: SearchSchema.search, partition: day))
        #expect(
            try DuckDB.rows("SELECT searched_at FROM \(partition) ORDER BY 1") == [
                ["2022-06-01 00:00:00"], ["2022-06-01 09:00:00"], ["2022-06-01 10:00:00.500000"],
                ["2022-06-01 23:59:00"],
            ])
    }

    @Test(
        "a column in which all is missing is no reason to leave a file out",
        .enabled(if: PyArrow.isAvailable, "\(PyArrow.absence)"),
        arguments: [("user_id", "no_user"), ("keyword", "no_keyword")])
    func nothingKnown(column: String, reject: String) async throws {
        let site = try Self.written(
            """
            columns = {"user_id": ["1", "2"], "keyword": ["a", "b"], "platform": [1, None], "networkType": [None, "wifi"]}
            columns[sys.argv[2]] = [None, None]
            pq.write_table(pa.table(columns), sys.argv[1])
            """, column)
        try site.write("20220602", [Logged(user: "1", keyword: "bóng đá")])
        let record = try await site.load()
        #expect(record.skipped.isEmpty && record.rowsRead == 3 && record.rejected == [reject: 2])
    }

    @Test(
        "times in UTC, as Spark writes them, keep their order over midnight",
        .enabled(if: PyArrow.isAvailable, "\(PyArrow.absence)"))
    func timesInUTC() async throws {
        // In Vietnam 5:00 and 20:00 of the first of June.
        let site = try Self.written(
            """
            from datetime import datetime
            times = [datetime(2022, 5, 31, 22), datetime(2022, 6, 1, 13)]
            pq.write_table(pa.table({
                "user_id": ["1", "1"], "keyword": ["bóng đá", "thời sự"],
                "datetime": pa.array(times, pa.timestamp("us", tz="UTC"))}), sys.argv[1])
            """)
        let record = try await site.load()
        #expect(record.rowsLoaded == 2 && Self.times(of: record).isEmpty)
        #expect(try site.changes()["1"]?.later == "thời sự")
    }

    @Test(
        "a list is no text, and no column in which all is missing",
        .enabled(if: PyArrow.isAvailable, "\(PyArrow.absence)"))
    func lists() async throws {
        let site = try Self.written(
            """
            pq.write_table(pa.table({"user_id": [["x", None], ["y", None]], "keyword": ["a", "b"]}), sys.argv[1])
            """)
        try site.write("20220602", [Logged(user: "1", keyword: "bóng đá")])
        #expect(try await site.load().skipped.map(\.reason) == ["user_id is not text"])
    }

    @Test(
        "a footer with any byte wrong is an error or is read, and no end of the run", arguments: [UInt8(1), 0x80, 0xFF])
    func damagedFooters(mask: UInt8) throws {
        let site = try SearchSite()
        try site.write("20220601", (0..<77).map { Logged(user: "\($0)", keyword: "bóng đá", network: nil) })
        let path = site.logs + "/20220601/part-0.parquet"
        let whole = [UInt8](try Data(contentsOf: URL(filePath: path)))
        let day = try #require(Day("20220601"))
        let length = whole.suffix(8).prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        for place in (whole.count - 8 - length)..<whole.count {
            var damaged = whole
            damaged[place] ^= mask
            try Data(damaged).write(to: URL(filePath: path))
            var (rows, texts) = (SearchRows(), MonthTexts())
            do {
                let account = try SearchLogReader(day: day).read(path, into: &rows, &texts)
                #expect(Int64(rows.count) == account.loaded)
            } catch {
                #expect(rows.count == 0)
            }
        }
    }

    @Test("a time of another type is named, and its rows are loaded") func otherType() async throws {
        let record = try await Self.site(time: "hour").load()
        #expect(record.rowsLoaded == 2 && Self.times(of: record) == ["datetime_neither_text_nor_timestamp": 2])
    }

    @Test("a user that is a number is told as such, and not as missing") func numberedUsers() async throws {
        let site = try Self.site(time: "NULL", user: "1")
        try site.write("20220602", [Logged(user: "1", keyword: "bóng đá")])
        #expect(try await site.load().skipped.map(\.reason) == ["user_id is not text"])
    }
}
