import AdHocSQL
import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: AskedDuckDB.program != nil, AskedDuckDB.absence), .timeLimit(.minutes(3)))
struct QueryTests {
    @Test func everyTypeKeepsItsValue() async throws {
        let result = try await SQLSite().ask(
            """
            SELECT 170141183460469231731687303715884105727 AS big, 1.50::DECIMAL(9, 2) AS money, 'NaN'::DOUBLE AS n,
                '-Infinity'::DOUBLE AS i, true AS yes, NULL AS nothing, DATE '2022-04-01' AS day, ['a"b', NULL] AS list,
                {'k': 'é}'} AS pair, 'ắ😀' || chr(10) || chr(9) || chr(1) || '"\\' AS words, 0.1::DOUBLE AS f, '' AS empty,
                1 AS twice, 2 AS twice
            """)
        #expect(
            result.columns.map(\.name) == [
                "big", "money", "n", "i", "yes", "nothing", "day", "list", "pair", "words", "f", "empty", "twice",
                "twice",
            ])
        #expect(result.columns.prefix(2).map(\.type) == ["HUGEINT", "DECIMAL(9,2)"])
        #expect(result.columns.map(\.isNumber).prefix(5) == [true, true, true, true, false])
        #expect(
            result.rows == [
                [
                    .text("170141183460469231731687303715884105727"), .text("1.50"), .bare("NaN"), .bare("-Infinity"),
                    .bare("true"), .null, .text("2022-04-01"), .nested(#"["a\"b",null]"#), .nested(#"{"k":"é}"}"#),
                    .text("ắ😀\n\t\u{1}\"\\"), .bare("0.1"), .text(""), .bare("1"), .bare("2"),
                ]
            ])
    }

    @Test func resultWithoutRowsStillHasColumns() async throws {
        let result = try await SQLSite().ask("SELECT 1 AS a, 'x' AS b WHERE false")
        #expect(result.rows.isEmpty && result.columns.map(\.type) == ["INTEGER", "VARCHAR"] && !result.isCut)
    }

    @Test func cutResultSaysSo() async throws {
        let site = try SQLSite()
        let cut = try await site.ask("FROM range(1000000000000)", limit: SQLLimit(rows: 10))
        #expect(cut.isCut && cut.rows.map { $0[0].shown } == (0..<10).map { "\($0)" })
        let whole = try await site.ask("FROM range(10)", limit: SQLLimit(rows: 10))
        #expect(!whole.isCut && whole.rows.count == 10)
        let heavy = try await site.ask(
            "SELECT repeat('x', 1000) FROM range(1000000)", limit: SQLLimit(bytes: 1_000_000))
        #expect(heavy.isCut && heavy.rows.count < 2000)
    }

    @Test func parametersAreTextWhateverTheyHold() async throws {
        let site = try SQLSite()
        #expect(try await site.texts("SELECT getvariable('a')", ["a=0123"]) == [["0123"]])
        #expect(try await site.texts("SELECT getvariable('a')", ["a='; SELECT 1 --=x"]) == [["'; SELECT 1 --=x"]])
        #expect(throws: SQLFault.self) { try SQLQuery.Variable("no value") }
        #expect(throws: SQLFault.self) { try SQLQuery.Variable("a; DROP x=1") }
    }

    @Test func faultPointsAtItsPlace() async throws {
        let site = try await SQLSite.sample()
        let typing = try #require(try await site.fault(of: "SELECT 'ấấấấ',\n  nope('é') FORM dim_app x y"))
        #expect(typing.place?.line == 2 && typing.place?.text == "  nope('é') FORM dim_app x y")
        let column = try #require(try await site.fault(of: "SELECT 'ấấấấ',\n  'é', nope FROM dim_app"))
        #expect(column.place?.line == 2 && column.place?.column == 8)
        #expect(column.description.contains("  'é', nope FROM dim_app\n         ^"))
        #expect(column.message.contains("nope"))
        let function = try #require(try await site.fault(of: "SELECT coutn(*) FROM dim_app"))
        #expect(function.place?.column == 8 && function.message.contains("count"))
        let value = try #require(try await site.fault(of: "SELECT app_name::INT FROM dim_app"))
        #expect(value.message.contains("CHANNEL") && value.place?.column == 16)
        let near = try #require(try await site.fault(of: "FROM fact_usag"))
        #expect(near.remedy.hasPrefix("did you mean fact_usage?"))
    }

    @Test func unknownTableNamesThoseThereAre() async throws {
        let sample = try await SQLSite.sample()
        let fault = try #require(try await sample.fault(of: "SELECT * FROM customers"))
        #expect(fault.message == "there is no table “customers”" && fault.place?.column == 15)
        #expect(fault.remedy.contains("dim_contract, dim_device, fact_usage") && fault.remedy.contains("votes, runs"))
        let site = try SQLSite()
        try site.writeDay("20220401", [("C1", "M1", 5, "VOD")])
        try await site.loadContent(input: site.folder["logs"])
        let missing = try #require(try await site.fault(of: "FROM fact_search"))
        #expect(missing.remedy.contains("etl search"))
        #expect(try await site.texts("SELECT count(*) FROM fact_usage") == [["1"]])
    }

    @Test func tablesAreThereBeforeAnythingRan() async throws {
        let site = try SQLSite()
        #expect(try await site.ask("FROM votes").columns.map(\.name) == ["song", "total_votes"])
        #expect(try await site.texts("SELECT count(*), count(started_at) FROM runs") == [["0", "0"]])
    }

    @Test func everyTableHasItsColumns() async throws {
        let site = try await SQLSite.sample()
        for table in try site.sources().tables {
            #expect(
                try await site.ask("FROM \(table.name)", limit: SQLLimit(rows: 1)).columns.map(\.name) == table.columns)
        }
        let day = try await site.ask("SELECT min(event_date) AS day FROM fact_usage WHERE event_date > '2022-04-02'")
        #expect(day.columns.first?.type == "DATE" && day.rows == [[.text("2022-04-03")]])
    }

    @Test func loadInBetweenDoesNotMixGenerations() async throws {
        let site = try SQLSite()
        try site.writeDay("20220401", [("C1", "M1", 5, "VOD")])
        try await site.loadContent(input: site.folder["logs"])
        let before = try site.sources()
        try site.writeDay("20220402", [("C2", "M2", 7, "VOD")])
        try await site.loadContent(input: site.folder["logs"])
        let query = try SQLQuery("SELECT (SELECT count(*) FROM fact_usage), (SELECT count(*) FROM dim_contract)")
        let program = try #require(AskedDuckDB.program)
        let old = try await AdHocQuery(program, before).result(of: query)
        let new = try await AdHocQuery(program, site.sources()).result(of: query)
        #expect(old.rows == [[.bare("1"), .bare("1")]] && new.rows == [[.bare("2"), .bare("2")]])
    }
}
