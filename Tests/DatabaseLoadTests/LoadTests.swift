import Columnar
import Foundation
import TestSupport
import Testing
import Warehouse

@testable import DatabaseLoad

extension DatabaseTests {
    @Suite struct LoadTests {
        @Test(
            "every table of the sample is in the database, row by row as in the Parquet files",
            .enabled(if: DuckDB.isAvailable, Comment(rawValue: DuckDB.absence)))
        func allTablesAreEqual() async throws {
            let site = try LoadSite()
            try site.makeSample()
            let record = try await site.load()
            #expect(record.skipped.isEmpty)
            #expect(try site.tables() == WarehouseFolder.tables.map(\.name).sorted())
            #expect(try site.differences() == [])
        }

        @Test("no fact lacks its app, customer or device, and one customer's days are found by a key")
        func factsHaveTheirDimensions() async throws {
            let site = try LoadSite()
            try await site.makeLogs(days: 2)
            try await site.load()
            let orphans = try site.value(
                """
                SELECT COUNT(*) FROM fact_usage f LEFT JOIN dim_app a USING (app_id) LEFT JOIN dim_contract c
                USING (contract_id) LEFT JOIN dim_device d USING (device_id)
                WHERE a.app_id IS NULL OR c.contract_id IS NULL OR d.device_id IS NULL
                """)
            #expect(orphans == "0")
            let plan = try site.rows(
                "EXPLAIN SELECT * FROM fact_usage WHERE contract_id = 1 AND event_date = '2022-04-01'")
            #expect(plan[0].contains("PRIMARY"))
            let partitions = try site.rows(
                "EXPLAIN PARTITIONS SELECT * FROM fact_usage WHERE event_date = '2022-04-02'")
            #expect(partitions[0].contains("p20220402"))
        }

        @Test("a second load sends nothing and doubles nothing")
        func reloadDoublesNothing() async throws {
            let site = try LoadSite()
            try await site.makeLogs(days: 2)
            let first = try await site.load()
            let again = try await site.load()
            #expect(first.rowsLoaded > 9000)
            #expect(again.rowsLoaded == 0)
            #expect(again.unchanged == first.database?.tables.values.reduce(0) { $0 + $1.partsSent })
            #expect(try site.value("SELECT COUNT(*) FROM fact_usage") == "9000")
        }

        @Test("a changed day is the only day of the fact that is sent again")
        func changedDayAloneIsSent() async throws {
            let site = try LoadSite()
            try await site.makeLogs(days: 3)
            try await site.load()
            try site.add(contract: "NEWCUSTOMER", toDay: 2)
            try await site.loadLogs()
            let record = try await site.load()
            let usage = try #require(record.database?.tables["fact_usage"])
            #expect(usage.partsSent == 1 && usage.partsUnchanged == 2)
            #expect(usage.rows == 9001)
            #expect(try site.value("SELECT COUNT(*) FROM fact_usage") == "9001")
            let found = try site.value(
                "SELECT event_date FROM fact_usage JOIN dim_contract USING (contract_id) WHERE contract = 'NEWCUSTOMER'"
            )
            #expect(found == "2022-04-02")
            if DuckDB.isAvailable { #expect(try site.differences() == []) }
            #expect(try site.tables().allSatisfy { !$0.hasPrefix("cyclorama_") })
        }

        @Test("parts that lost or gained rows in the database by hand are not taken for loaded, and come again")
        func changesByHandAreMended() async throws {
            let site = try LoadSite()
            let day = Day(number: 19_083)
            try site.publishStar(days: [(day, [1, 2]), (day.advanced(by: 1), [3])])
            try await site.load()
            _ = try site.rows("TRUNCATE TABLE dim_app; DELETE FROM fact_usage WHERE total_duration = 2")
            let record = try await site.load()
            #expect(record.database?.tables["dim_app"]?.partsSent == 1)
            #expect(record.database?.tables["fact_usage"]?.partsSent == 1)
            #expect(record.database?.tables["dim_contract"]?.partsSent == 0)
            #expect(record.notes.count { $0.contains("was sent again") } == 2, "\(record.notes)")
            #expect(try site.value("SELECT COUNT(*) FROM dim_app") == "1")
            #expect(try site.value("SELECT SUM(total_duration) FROM fact_usage") == "6")
            #expect(try await site.load().rowsLoaded == 0)
        }

        @Test("a value edited in the database by hand is mended by a load that sends everything")
        func everythingIsSentAgain() async throws {
            let site = try LoadSite()
            try site.publishStar(days: [(Day(number: 19_083), [1, 2])])
            let first = try await site.load()
            _ = try site.rows("UPDATE fact_usage SET total_duration = 9 WHERE total_duration = 2")
            var options = try site.options()
            options.sendsAll = true
            let record = try await site.load(options)
            #expect(record.rowsLoaded == first.rowsLoaded && record.unchanged == 0)
            #expect(try site.value("SELECT SUM(total_duration) FROM fact_usage") == "3")
            let command = try site.run(
                "load", "--to", site.url, "--warehouse", site.warehouse, "--all", "--tables", "dim_app")
            #expect(command.status == 0 && command.output.contains("1 sent"), "\(command)")
        }

        @Test("days that come are added, days that are gone from the warehouse leave the database")
        func daysComeAndGo() async throws {
            let site = try LoadSite()
            let day = Day(number: 19_083)
            try site.publishStar(days: [(day, [1, 2]), (day.advanced(by: 1), [3])])
            try await site.load()
            try site.publishStar(days: [(day, [1, 2]), (day.advanced(by: 5), [4, 5, 6])])
            let record = try await site.load()
            #expect(record.database?.tables["fact_usage"]?.partsSent == 1)
            let rows = try site.rows("SELECT event_date, total_duration FROM fact_usage ORDER BY total_duration")
            let texts = rows.map { $0.joined(separator: " ") }
            #expect(texts == ["2022-04-01 1", "2022-04-01 2", "2022-04-06 4", "2022-04-06 5", "2022-04-06 6"])
        }

        @Test("only the tables asked for are loaded; one the warehouse lacks is left out and named")
        func tablesAreChosen() async throws {
            let site = try LoadSite()
            try site.publishStar(days: [(Day(number: 19_083), [1])])
            let record = try await site.load(try site.options(tables: ["dim_app", "mart_search_genre"]))
            #expect(try site.tables() == ["dim_app"])
            #expect(record.skipped.map(\.name) == ["mart_search_genre"])
        }

        @Test("accents, case, trailing spaces and characters of four bytes stay what they are")
        func textStaysWhole() async throws {
            let site = try LoadSite()
            let texts = [
                "ma", "má", "mã", "mạ", "Ma", "ma ", "phim 🎬 4K 𠜎", "a\tb", "a\nb\r", "\\N", "\\", "'quoted' \"x\"",
                "\0zero",
                "tab\\t", "cuối\u{1A}",
            ]
            try site.publish([
                (
                    SearchSchema.keywordGenre, nil,
                    [
                        .text(texts), .text(texts), .optionalText(texts.map { $0 == "ma" ? nil : $0 }),
                        .double(texts.map { _ in 0.1 }), .text(texts),
                    ]
                )
            ])
            try await site.load()
            let hex = { (text: String) in
                text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined().uppercased()
            }
            let rows = try site.rows("SELECT HEX(keyword), HEX(genre) FROM mart_keyword_genre")
            #expect(Set(rows.map { $0[0] }) == Set(texts.map(hex)))
            for row in rows { #expect(row[1] == (row[0] == hex("ma") ? "NULL" : row[0])) }
            let same = try site.rows("SELECT HEX(keyword) FROM mart_keyword_genre WHERE keyword = 'ma'")
            #expect(same == [[hex("ma")]])
            let length = try site.value(
                "SELECT CHAR_LENGTH(keyword) FROM mart_keyword_genre WHERE keyword LIKE 'phim%'")
            #expect(length == "11")
        }

        @Test("where LOCAL INFILE is off the same rows come in by INSERT, and the user is told")
        func insertsAreTheFallback() async throws {
            let site = try LoadSite()
            try site.makeSample()
            _ = try site.server.rows("SET GLOBAL local_infile = 0")
            defer { _ = try? site.server.rows("SET GLOBAL local_infile = 1") }
            let record = try await site.load()
            #expect(record.database?.method == "INSERT")
            #expect(record.notes.contains { $0.contains("local_infile=1") })
            if DuckDB.isAvailable { #expect(try site.differences() == []) }
        }

        @Test("a server that takes only small statements gets its rows all the same where LOCAL INFILE is off")
        func insertsFitTheServer() async throws {
            let site = try LoadSite()
            try await site.makeLogs(days: 1, records: 20_000)
            let packet = try site.server.value("SELECT @@GLOBAL.max_allowed_packet")
            _ = try site.server.rows("SET GLOBAL local_infile = 0, GLOBAL max_allowed_packet = 65536")
            defer {
                _ = try? site.server.rows("SET GLOBAL local_infile = 1, GLOBAL max_allowed_packet = \(packet)")
            }
            let record = try await site.load()
            #expect(record.database?.method == "INSERT")
            #expect(try site.value("SELECT COUNT(*) FROM fact_usage") == "20000")
        }
    }
}
