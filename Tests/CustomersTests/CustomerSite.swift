import ContentETL
import Customers
import Foundation
import LogGenerator
import TestSupport
import Warehouse

/// A warehouse made from generated logs, loaded once for all tests of a process.
final class CustomerSite: Sendable {
    let folder: TemporaryFolder
    let generation: Generation
    let table: CustomerTable

    var warehouse: String { folder["warehouse"] }

    /// Twenty days, dirty as real logs are: two whole weeks to compare, several row groups no, customers of all kinds.
    static let standard = Task { try await CustomerSite(days: 20, records: 60_000) }

    init(days: Int, records: Int) async throws {
        folder = try TemporaryFolder()
        let logs = ContentLogOptions(
            output: folder["logs"], firstDay: 19_083, days: days, records: records, seed: 11, dirty: true)
        _ = try await ContentLogGenerator(options: logs).run()
        let options = ContentOptions(
            input: folder["logs"], workspace: folder["workspace"], warehouse: folder["warehouse"])
        _ = try await ContentLoad(options, meter: ProgressMeter { _ in }).run()
        guard let current = try WarehouseFolder(root: folder["warehouse"]).current(),
            let table = try await CustomerTable.open(current)
        else { throw Missing() }
        (generation, self.table) = (current, table)
    }

    struct Missing: Error {}

    /// A table of this warehouse for DuckDB.
    func parquet(_ name: String) -> String {
        "read_parquet(\(DuckDB.quoted("\(warehouse)/\(name)/**/*.parquet")), hive_partitioning = true)"
    }
}

/// A customer of a test's own; what is not named is unremarkable.
func customer(
    _ contract: String, segment: String = "Loyal", devices: Int = 1, recency: Int = 0, frequency: Int = 10,
    seconds: Int64 = 3600, app: String = "CHANNEL", scores: Scores = Scores(recency: 4, frequency: 2, duration: 3),
    gap: Double? = 1, lastWeek: Int64 = 1800, weekBefore: Int64 = 1800
) -> Customer {
    let asOf = Day(number: 19_100)
    return Customer(
        contract: contract, segment: segment, devices: devices, recency: recency, frequency: frequency,
        seconds: seconds, favouriteApp: app, scores: scores, firstDay: asOf.advanced(by: -20),
        lastDay: asOf.advanced(by: -recency), usualGap: gap, lastWeek: lastWeek, weekBefore: weekBefore,
        recentHours: Array(repeating: 1, count: 14))
}

extension CustomerTable {
    /// A table of a test's own.
    init(_ customers: [Customer]) {
        self.init(
            CustomerColumns(customers, segments: SegmentRules.standard.names), asOf: Day(number: 19_100),
            lastDay: Day(number: 19_100))
    }

    /// The contracts a query selects, in its order.
    func contracts(_ query: CustomerQuery) -> [String] { select(query).rows.map { self[Int($0)].contract } }
}
