import Customers
import Foundation
import TestSupport
import Testing
import Warehouse

/// Filters, sorts, sums and the activity of customers, against queries of DuckDB on the same Parquet files.
@Suite(.enabled(if: DuckDB.isAvailable, "\(DuckDB.absence)"))
struct AgainstDuckDBTests {
    private func joined(_ site: CustomerSite) -> String {
        """
        (SELECT c.*, recency, recency_score, frequency_score, duration_score, usual_gap, last_7_days, previous_7_days,
         recent_hours FROM \(site.parquet("mart_customer")) c JOIN \(site.parquet("dim_contract")) d USING (contract_id)
         JOIN \(site.parquet("mart_activity")) a USING (contract_id))
        """
    }

    private static let allFilters: [(name: String, sql: String, make: @Sendable (inout CustomerFilter) -> Void)] = [
        ("all", "true", { _ in }),
        ("segment", "segment = 'At risk'", { $0.segment = "At risk" }),
        ("unknown", "segment = 'Unknown'", { $0.segment = "Unknown" }),
        ("app", "seconds_vod > 0", { $0.app = "VOD" }),
        ("prefix", "upper(contract) LIKE 'HN%'", { $0.prefix = "hn" }),
        ("text", "upper(contract) LIKE '%59%'", { $0.text = "59" }),
        ("lower", "upper(contract) LIKE '%HNFC%'", { $0.text = "hnFc" }),
        ("scores", "recency_score = 4 AND duration_score = 1", { $0.scores = ScorePattern("4*1") ?? .init() }),
        ("devices", "total_device >= 2", { $0.ranges[.devices] = 2...Int64.max }),
        ("hours", "total_duration BETWEEN 36000 AND 180000", { $0.ranges[.hours] = 36_000...180_000 }),
        ("recency", "recency BETWEEN 3 AND 8", { $0.ranges[.recency] = 3...8 }),
        ("frequency", "days_active <= 4", { $0.ranges[.frequency] = Int64.min...4 }),
        (
            "overdue", "usual_gap > 0 AND recency > 2 * usual_gap AND segment <> 'Unknown'", { $0.churn = .overdue }
        ),
        (
            "falling",
            "previous_7_days > 0 AND last_7_days <= previous_7_days // 2 AND segment <> 'Unknown'",
            { $0.churn = .falling }
        ),
        (
            "many", "upper(contract) LIKE 'SG%' AND seconds_channel > 0 AND recency <= 5 AND recency_score >= 4",
            {
                $0.prefix = "SG"
                $0.app = "CHANNEL"
                $0.ranges[.recency] = 0...5
                $0.scores = ScorePattern("4**") ?? .init()
            }
        ),
    ]

    @Test("a filter's count and hours are DuckDB's, digit by digit", arguments: allFilters.indices)
    func filters(index: Int) async throws {
        let site = try await CustomerSite.standard.value
        let (name, sql, make) = Self.allFilters[index]
        var query = CustomerQuery()
        make(&query.filter)
        let selection = site.table.select(query)
        let expected = try DuckDB.rows(
            "SELECT count(*), coalesce(sum(total_duration), 0) FROM \(joined(site)) WHERE \(sql)")
        #expect([["\(selection.count)", "\(selection.seconds)"]] == expected, "\(name)")
        #expect(selection.count > 0, "\(name) selects nobody, so it proves nothing")
    }

    private static let allSorts: [(CustomerColumn, String)] = [
        (.contract, "contract"), (.devices, "total_device"), (.recency, "recency"), (.frequency, "days_active"),
        (.hours, "total_duration"), (.app, "favourite_app"), (.change, "last_7_days - previous_7_days"),
        (.scores, "recency_score * 100 + frequency_score * 10 + duration_score"),
    ]

    @Test("every column sorts both ways as DuckDB does, ties by surrogate key", arguments: allSorts.indices)
    func sorts(index: Int) async throws {
        let site = try await CustomerSite.standard.value
        let (column, sql) = Self.allSorts[index]
        for isDescending in [true, false] {
            var query = CustomerQuery()
            (query.sort, query.isDescending) = (column, isDescending)
            let expected = try DuckDB.rows(
                "SELECT contract FROM \(joined(site)) ORDER BY \(sql) \(isDescending ? "DESC" : "ASC"), contract_id")
            #expect(site.table.contracts(query) == expected.map { $0[0] }, "\(column)")
        }
    }

    @Test("segments sort in the order of their rules")
    func segments() async throws {
        let table = try await CustomerSite.standard.value.table
        var query = CustomerQuery()
        (query.sort, query.isDescending) = (.segment, false)
        let names = table.select(query).rows.map { table[Int($0)].segment }
        let order = SegmentRules.standard.names
        let places = names.compactMap { order.firstIndex(of: $0) }
        #expect(places.count == names.count && places == places.sorted())
    }

    @Test("usual gap, both weeks, the fortnight's hours and the apps are what the facts say")
    func activity() async throws {
        let site = try await CustomerSite.standard.value
        let expected = try DuckDB.rows(
            """
            WITH days AS (SELECT contract_id, event_date, sum(total_duration) AS seconds FROM \(site.parquet("fact_usage"))
              GROUP BY ALL),
            gaps AS (SELECT contract_id, event_date - lag(event_date) OVER (PARTITION BY contract_id ORDER BY event_date) AS gap
              FROM days),
            ends AS (SELECT max(event_date) AS last FROM days),
            sums AS (SELECT contract_id,
              coalesce(sum(seconds) FILTER (last - event_date < 7), 0) AS a,
              coalesce(sum(seconds) FILTER (last - event_date BETWEEN 7 AND 13), 0) AS b,
              coalesce(sum(least(15, ceil(seconds / 3600.0))::HUGEINT << (4 * (last - event_date))::INT)
                FILTER (last - event_date < 14), 0) AS hours
              FROM days, ends GROUP BY ALL),
            watched AS (SELECT contract_id, bit_or(1::BIGINT << (rank - 1)::INT) AS apps FROM \(site.parquet("fact_usage")) f
              JOIN \(site.parquet("dim_app")) USING (app_id) JOIN \(site.parquet("mart_app_leaderboard")) USING (app_name)
              WHERE f.total_duration > 0 AND rank <= 32 GROUP BY contract_id)
            SELECT contract_id, coalesce((SELECT median(gap) FROM gaps g WHERE g.contract_id = s.contract_id), 0)::DOUBLE, a, b,
              hours::BIGINT, coalesce(apps, 0) FROM sums s LEFT JOIN watched USING (contract_id) ORDER BY contract_id
            """)
        let found = try DuckDB.rows("SELECT * FROM \(site.parquet("mart_activity")) ORDER BY contract_id")
        #expect(found == expected && found.count == site.table.count)
        #expect(found.contains { $0[1] == "1.5" } && found.contains { $0[1] == "0.0" })
    }

    @Test("a part of a MAC finds exactly its customers, however it is typed")
    func macs() async throws {
        let site = try await CustomerSite.standard.value
        try await site.table.readDevices(site.generation)
        let macs = try DuckDB.rows("SELECT mac FROM \(site.parquet("dim_device")) ORDER BY mac LIMIT 3 OFFSET 500")
        for mac in macs.map({ $0[0] }) {
            for text in [String(mac.prefix(6)), mac, "\(mac.prefix(2)):\(mac.dropFirst(2).prefix(2))".lowercased()] {
                var query = CustomerQuery()
                (query.filter.text, query.sort, query.isDescending) = (text, .contract, false)
                let digits = text.uppercased().replacing(":", with: "")
                let expected = try DuckDB.rows(
                    """
                    SELECT DISTINCT contract FROM \(site.parquet("fact_usage")) AS f JOIN \(site.parquet("dim_device")) AS d USING (device_id)
                    JOIN \(site.parquet("dim_contract")) AS c USING (contract_id)
                    WHERE upper(mac) LIKE '%\(digits)%' OR upper(contract) LIKE '%\(text.uppercased())%' ORDER BY contract
                    """)
                #expect(site.table.contracts(query) == expected.map { $0[0] }, "\(text)")
                #expect(!expected.isEmpty)
            }
        }
    }

    @Test("facets count as a GROUP BY does")
    func facets() async throws {
        let site = try await CustomerSite.standard.value
        var filter = CustomerFilter()
        filter.ranges[.recency] = 0...5
        let provinces = site.table.provinces(filter).filter { !$0.name.isEmpty }
        let expected = try DuckDB.rows(
            """
            SELECT upper(left(contract, 2)) AS p, count(*) AS n, sum(total_duration) FROM \(joined(site))
            WHERE recency <= 5 AND regexp_matches(contract, '^[A-Za-z]{2}') GROUP BY p ORDER BY n DESC, p
            """)
        #expect(provinces.map { [$0.name, "\($0.customers)", "\($0.seconds)"] } == expected)
        let vod = site.table.apps(filter).first { $0.name == "VOD" }
        let users = try DuckDB.rows(
            "SELECT count(*), sum(total_duration) FROM \(joined(site)) WHERE recency <= 5 AND seconds_vod > 0")
        #expect([["\(vod?.customers ?? -1)", "\(vod?.seconds ?? -1)"]] == users)
    }
}
