import Customers
import Foundation
import TestSupport
import Testing
import Warehouse

/// One customer, against DuckDB on the same files.
@Suite(.enabled(if: DuckDB.isAvailable, "\(DuckDB.absence)"))
struct ProfileTests {
    @Test("a customer's rows, devices, apps and days are those of fact_usage", arguments: [0, 1, 2])
    func profile(which: Int) async throws {
        let site = try await CustomerSite.standard.value
        // The most watched, which is nobody in particular; one of many devices; one of the middle.
        var query = CustomerQuery()
        query.sort = which == 1 ? .devices : .hours
        let rows = site.table.select(query).rows
        let row = Int(rows[which == 2 ? rows.count / 2 : which])
        let profile = try await ProfileReader(site.table, site.generation, makers: .none).profile(of: row)
        let id = site.table.id(of: row)
        let facts = """
            (SELECT * FROM \(site.parquet("fact_usage")) AS f JOIN \(site.parquet("dim_app")) AS a USING (app_id)
             JOIN \(site.parquet("dim_device")) AS d USING (device_id) WHERE contract_id = \(id))
            """
        let usage = profile.usage.map { usage in
            let mac = profile.customer.devices <= 200 ? profile.mac(of: usage) ?? "" : ""
            return ["\(usage.day)", profile.appNames[Int(usage.app)], mac, "\(usage.seconds)"]
        }
        let mac = profile.customer.devices <= 200 ? "mac" : "''"
        let expected = try DuckDB.rows("SELECT event_date, app_name, \(mac), total_duration FROM \(facts)")
        #expect(
            usage.sorted { $0.lexicographicallyPrecedes($1) } == expected.sorted { $0.lexicographicallyPrecedes($1) })

        let apps = try DuckDB.rows(
            "SELECT app_name, sum(total_duration) AS s FROM \(facts) GROUP BY 1 ORDER BY s DESC, 1")
        #expect(profile.apps.map { [$0.name, "\($0.seconds)"] } == apps)
        let days = try DuckDB.rows("SELECT event_date, sum(total_duration) FROM \(facts) GROUP BY 1 ORDER BY 1")
        let active = Set(days.map { $0[0] })
        #expect(profile.days.count == 20)
        #expect(profile.days.filter { active.contains("\($0.day)") }.map { ["\($0.day)", "\($0.seconds)"] } == days)
        #expect(profile.days.allSatisfy { active.contains("\($0.day)") || $0.seconds == 0 })
        let weekdays = try DuckDB.rows(
            "SELECT isodow(event_date), sum(total_duration) FROM \(facts) GROUP BY 1 ORDER BY 1")
        for line in weekdays { #expect("\(profile.weekdays[(Int(line[0]) ?? 1) - 1])" == line[1]) }
        let devices = try DuckDB.rows(
            """
            SELECT mac, sum(total_duration) AS s, min(event_date), max(event_date) FROM \(facts) GROUP BY mac, device_id
            ORDER BY s DESC, device_id LIMIT 200
            """)
        #expect(profile.devices.map { [$0.mac, "\($0.seconds)", "\($0.firstDay)", "\($0.lastDay)"] } == devices)
    }

    @Test("ranks and the segment's means are those of the whole table")
    func standing() async throws {
        let site = try await CustomerSite.standard.value
        let row = Int(site.table.select(CustomerQuery()).rows[300])
        let profile = try await ProfileReader(site.table, site.generation, makers: .none).profile(of: row)
        let (customer, standing) = (profile.customer, profile.standing)
        let mart = site.parquet("mart_customer")
        let expected = try DuckDB.rows(
            """
            SELECT 1 + count(*) FILTER (total_duration > \(customer.seconds)), count(*) FILTER (total_duration >= \(customer.seconds)),
              1 + count(*) FILTER (days_active > \(customer.frequency)), count(*) FILTER (days_active >= \(customer.frequency)),
              count(*) FROM \(mart) WHERE segment <> '\(SegmentRules.unknownName)'
            """)
        let (hours, days) = (try #require(standing.byHours), try #require(standing.byDays))
        #expect(
            expected == [[hours.rank, hours.atLeast, days.rank, days.atLeast, standing.customers].map(String.init)])
        let peers = try DuckDB.rows("SELECT count(*) FROM \(mart) WHERE segment = '\(customer.segment)'")
        #expect(peers == [["\(standing.peers.customers)"]])
        let means = try DuckDB.rows(
            "SELECT avg(total_duration), avg(days_active), avg(total_device) FROM \(mart) WHERE segment = '\(customer.segment)'"
        )[0]
        for (mean, found) in zip(means, [standing.peers.seconds, standing.peers.frequency, standing.peers.devices]) {
            #expect(abs((Double(mean) ?? .nan) - found) < 1e-6 * max(1, found))
        }
    }
}
