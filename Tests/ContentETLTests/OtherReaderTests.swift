import Foundation
import TestSupport
import Testing
import Warehouse

/// Every table opens in another tool, through the path that is documented, with the columns that are promised.
@Suite(.enabled(if: DuckDB.isAvailable, "\(DuckDB.absence)"))
struct OtherReaderTests {
    private func loaded() async throws -> Site {
        let site = try Site()
        var logs = RandomLogs(seed: 41)
        for day in [april(1), april(2), april(5)] { try site.write(fileName(day), logs.day(rows: 80)) }
        try site.write(fileName(april(3)), "\n".utf8)
        try await site.load(asOf: april(6))
        try await site.load(asOf: april(7))
        return site
    }

    private func table(_ site: Site, _ name: String) -> String {
        "read_parquet(\(DuckDB.quoted("\(site.warehouse)/\(name)/**/*.parquet")))"
    }

    private func columns(_ site: Site, _ name: String) throws -> [String] {
        try DuckDB.rows("DESCRIBE SELECT * FROM \(table(site, name))").map { $0[0] + " " + $0[1] }
    }

    @Test func theStarHasTheDocumentedColumns() async throws {
        let site = try await loaded()
        #expect(
            try columns(site, "dim_app") == [
                "app_id BIGINT", "category VARCHAR", "app_name VARCHAR", "app_total_duration BIGINT",
                "app_total_active_contracts BIGINT",
            ])
        #expect(
            try columns(site, "dim_contract") == [
                "contract_id BIGINT", "contract VARCHAR", "total_device BIGINT", "recency INTEGER", "frequency BIGINT",
                "contract_total_duration BIGINT", "recency_score INTEGER", "frequency_score INTEGER",
                "duration_score INTEGER",
            ])
        #expect(try columns(site, "dim_device") == ["device_id BIGINT", "mac VARCHAR"])
        #expect(
            try columns(site, "fact_usage") == [
                "app_id BIGINT", "contract_id BIGINT", "device_id BIGINT", "total_duration BIGINT", "event_date DATE",
            ])
    }

    @Test func everyTableOpensWithTheRowsItHas() async throws {
        let site = try await loaded()
        let names = ["dim_app", "dim_contract", "dim_device", "fact_usage"] + MartSchema.all.map(\.name)
        // Every value of every column is read.
        _ = try DuckDB.rows(
            names.map { "(SELECT count(*) FROM (SELECT DISTINCT * FROM \(table(site, $0))))" }.joined(
                separator: " UNION ALL "))
        let counted = try DuckDB.rows(
            names.map { "SELECT '\($0)', count(*) FROM \(table(site, $0))" }.joined(separator: " UNION ALL "))
        let tables = try LoadedTables(site)
        let contracts = tables.contractKeys.count
        let facts = try tables.facts().count
        let found = Dictionary(uniqueKeysWithValues: counted.map { ($0[0], Int($0[1]) ?? -1) })
        #expect(found["dim_contract"] == contracts && found["dim_app"] == tables.appKeys.count)
        #expect(found["dim_device"] == tables.macKeys.count && found["fact_usage"] == facts)
        #expect(found["mart_customer"] == contracts && found["mart_kpi"] == 1 && found["mart_daily"] == 4)
        // Both as-of dates.
        #expect(found["mart_rfm"] == contracts * 2 && found["mart_score"] == 12 && found["mart_rfm_grid"] == 16)
        #expect(found.count == names.count && found.values.allSatisfy { $0 > 0 })
    }

    @Test func joinsAndSumsAreOurs() async throws {
        let site = try await loaded()
        let rows = try DuckDB.rows(
            """
            SELECT c.contract, sum(f.total_duration), count(DISTINCT f.event_date), count(DISTINCT d.mac)
            FROM \(table(site, "fact_usage")) f JOIN \(table(site, "dim_contract")) c USING (contract_id)
            JOIN \(table(site, "dim_device")) d USING (device_id) JOIN \(table(site, "dim_app")) a USING (app_id)
            GROUP BY ALL
            """)
        let contracts = try LoadedTables(site).rows(StarSchema.contract).map { row in
            [row.text("contract")]
                + ["contract_total_duration", "frequency", "total_device"].map { String(row.integer($0)) }
        }
        #expect(Set(rows) == Set(contracts) && rows.count == contracts.count)
        let partitions = try DuckDB.rows(
            "SELECT event_date::VARCHAR, count(*) FROM \(table(site, "fact_usage")) GROUP BY 1 ORDER BY 1")
        #expect(partitions.map { $0[0] } == ["2022-04-01", "2022-04-02", "2022-04-05"])
        let names = try DuckDB.rows("SELECT hex(app_name), category FROM \(table(site, "dim_app"))")
        #expect(names.contains { $0[1] == "Kênh truyền hình" } && names.contains { $0[0].hasSuffix("69E1BB8774") })
    }

    @Test func noTemporaryFilesLieUnderTables() async throws {
        let site = try await loaded()
        let files = try site.folder.tree("warehouse").filter { !$0.hasSuffix("/manifest.json") }
        let odd = files.filter { file in
            let isLink = file.split(separator: "/").count == 2
            return !isLink && !file.hasSuffix("/part-0.parquet") && !file.hasSuffix(".lock")
        }
        #expect(odd.isEmpty && files.count > 30)
        let links = files.filter { $0.split(separator: "/").count == 2 }.map {
            String($0.dropFirst("warehouse/".count))
        }
        let names =
            ["dim_app", "dim_contract", "dim_device", "fact_usage", "current", ".lock"] + MartSchema.all.map(\.name)
        #expect(links.sorted() == names.sorted())
    }
}
