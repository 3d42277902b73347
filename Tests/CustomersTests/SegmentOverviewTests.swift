import ContentETL
import LogGenerator
import TestSupport
import Testing
import Warehouse

@testable import Customers

@Suite struct SegmentOverviewTests {
    /// Loads the folder's logs as of a day and sums its segments up.
    private func overview(
        _ folder: TemporaryFolder, asOf: Int32, _ rules: SegmentRules = .standard
    ) async throws -> SegmentOverview {
        var options = ContentOptions(
            input: folder["logs"], workspace: folder["workspace"], warehouse: folder["warehouse"])
        (options.asOf, options.segments) = (Day(number: asOf), rules)
        _ = try await ContentLoad(options, meter: ProgressMeter { _ in }).run()
        let generation = try #require(try WarehouseFolder(root: folder["warehouse"]).current())
        let table = try #require(try await CustomerTable.open(generation))
        return try table.segmentOverview(generation)
    }

    @Test("segments are compared with the date before, unless other rules gave other names then")
    func changedRules() async throws {
        let folder = try TemporaryFolder()
        let logs = ContentLogOptions(output: folder["logs"], firstDay: 19_083, days: 2, records: 500, seed: 3)
        _ = try await ContentLogGenerator(options: logs).run()

        let first = try await overview(folder, asOf: 19_084)
        #expect(first.before == nil && first.beforeOtherRules == nil)
        let same = try await overview(folder, asOf: 19_090)
        #expect(same.before == Day(number: 19_084) && same.beforeOtherRules == nil)
        #expect(same.lines.contains { $0.customersBefore ?? 0 > 0 })

        let rules = SegmentRules(rules: [try SegmentRule("Best: recency 4, value 4")], other: "Rest")
        let other = try await overview(folder, asOf: 19_095, rules)
        #expect(other.before == nil && other.beforeOtherRules == Day(number: 19_090))
        #expect(!other.lines.isEmpty && other.lines.allSatisfy { $0.customersBefore == nil })
    }
}
