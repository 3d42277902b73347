import Columnar
import Foundation
import LogGenerator
import TestSupport
import Testing

@Suite struct SearchInjectionTests {
    /// Each kind of fault as DuckDB finds it.
    private static let conditions: [(SearchInjection, String)] = [
        (.nullKeyword, "keyword IS NULL"), (.blankKeyword, "trim(keyword) = ''"),
        (.untrimmedKeyword, "keyword LIKE '  %' AND trim(keyword) <> ''"),
        (.decomposedKeyword, "keyword <> nfc_normalize(keyword)"),
        (.zeroWidthKeyword, "contains(keyword, chr(8203))"), (.interfaceText, "keyword = 'Tìm kiếm bằng giọng nói'"),
        (.shortMilliseconds, "regexp_matches(datetime, '[.]\\d{1,2}$')"),
        (.longMilliseconds, "regexp_matches(datetime, '[.]\\d{4}$')"),
        (.twelveHourClock, "regexp_matches(datetime, ' \\d{1,2}:\\d\\d:\\d\\d[.]\\d\\d\\d (CH|PM)$')"),
        (.buddhistYear, "datetime LIKE '2565-%'"), (.hiddenNetwork, "networkType = '###'"),
    ]

    @Test(.enabled(if: DuckDB.isAvailable, "\(DuckDB.absence)"))
    func everyFaultIsCounted() async throws {
        let folder = try TemporaryFolder()
        let options = SearchLogOptions.june(in: folder, records: 60_000, dirty: true)
        let summary = try await SearchLogGenerator(options: options).run()
        #expect(Set(summary.injected.keys) == Set(SearchInjection.allCases))
        let sums = Self.conditions.map { "count(*) FILTER (\($0.1))" }.joined(separator: ", ")
        let rejects = "count(*) FILTER (user_id IS NULL OR trim(coalesce(keyword, '')) = '')"
        let found = try DuckDB.rows(
            "SELECT count(*), count(*) - count(user_id), \(rejects), \(sums) FROM \(folder.days)")
        let expected =
            [summary.rows, summary.nullUsers, summary.rejectedRows]
            + Self.conditions.map { summary.injected[$0.0] ?? 0 }
        #expect(found == [expected.map(String.init)])
        // As many as in real logs.
        #expect((0.27...0.34).contains(Double(summary.rejectedRows) / 60_000))
    }

    @Test func filesAndFoldersAreBrokenAsDocumented() async throws {
        let folder = try TemporaryFolder()
        _ = try await SearchLogGenerator(options: .june(in: folder, records: 2000, dirty: true)).run()
        let days = ["20220601", "20220602", "20220701", "20220702"].map { $0 + "/part-00000.snappy.parquet" }
        let litter = ["20220601/part-00001.snappy.parquet", "backup/part-00000.snappy.parquet"]
        #expect(try folder.tree() == (days + litter).sorted())
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder["20220703"]).isEmpty)
        #expect(throws: ParquetError.self) { _ = try ParquetReader(path: folder[litter[0]]) }
        for name in days + [litter[1]] { #expect(try ParquetReader(path: folder[name]).rowCount > 0) }
    }

    /// The faults are all that differs: the other rows are those of a clean run.
    @Test func cleanRowsStayTheSame() async throws {
        let (clean, dirty) = (try TemporaryFolder(), try TemporaryFolder())
        _ = try await SearchLogGenerator(options: .june(in: clean, records: 2000)).run()
        _ = try await SearchLogGenerator(options: .june(in: dirty, records: 2000, dirty: true)).run()
        for name in try clean.tree() {
            let left = try ParquetReader(path: clean[name])
            let right = try ParquetReader(path: dirty[name])
            for column in ["eventID", "user_id", "category", "proxy_isp", "platform", "action"] {
                let values = try left.readOptionalText(column, rowGroup: 0)
                let others = try right.readOptionalText(column, rowGroup: 0)
                #expect(values.text.bytes == others.text.bytes && values.isNull == others.isNull, "\(column)")
            }
        }
    }
}
