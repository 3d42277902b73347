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

    @Test(
        "of as many searches the latest is the top one, also where the log's time is a timestamp",
        arguments: ["TIMESTAMP_MS", "TIMESTAMP", "TIMESTAMP_NS"])
    func timestamps(type: String) async throws {
        let site = try Self.site(time: "make_timestamp(2022, 6, 1, hour, 0, 0.5)::\(type)")
        let record = try await site.load()
        #expect(record.rowsLoaded == 2 && record.repaired?.isEmpty == true)
        #expect(try site.changes()["1"]?.later == "thời sự")
    }

    @Test("a time of another type is named, and its rows are loaded") func otherType() async throws {
        let record = try await Self.site(time: "hour").load()
        #expect(record.rowsLoaded == 2 && record.repaired == ["datetime_neither_text_nor_timestamp": 2])
    }

    @Test("a user that is a number is told as such, and not as missing") func numberedUsers() async throws {
        let site = try Self.site(time: "NULL", user: "1")
        try site.write("20220602", [Logged(user: "1", keyword: "bóng đá")])
        #expect(try await site.load().skipped.map(\.reason) == ["user_id is not text"])
    }
}
