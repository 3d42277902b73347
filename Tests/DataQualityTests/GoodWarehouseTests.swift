import ContentETL
import DataQuality
import Foundation
import Resources
import TestSupport
import Testing
import Warehouse

/// What is right must not be called wrong: a test that cries wolf keeps good loads from being published.
@Suite struct GoodWarehouseTests {
    @Test("a warehouse of dirty logs passes every test the schema declares, and none is left out")
    func allTestsPass() async throws {
        let results = try await TestedWarehouse.copy().check()
        #expect(results.failures == [])
        #expect(results.results.filter { $0.outcome != .passed }.map(\.test.name) == [])
        #expect(results.results.map(\.test) == WarehouseFolder.tables.flatMap(\.tests))
        #expect(results.rows.allSatisfy { $0.rows != nil })
    }

    @Test("what a load tests before it publishes passes, too, and is nearly everything in a small warehouse")
    func quickTestsPass() async throws {
        let results = try await TestedWarehouse.copy().check(depth: .quick)
        #expect(results.failures == [])
        let share = Double(results.summary.passed) / Double(results.results.count)
        #expect(share > 0.8, "\(share)")
    }

    @Test("the sample passes")
    func sample() async throws {
        let folder = try TemporaryFolder()
        var options = ContentOptions(
            input: Resources.sampleFolder.path, workspace: folder["w"], warehouse: folder["warehouse"])
        options.isSample = true
        let record = try await ContentLoad(options, meter: ProgressMeter { _ in }).run()
        #expect(record.checks?.failed == [] && record.checks?.passed ?? 0 > 100)
        let warehouse = TestedWarehouse(folder: folder)
        // Seconds, apps, customers and devices of the facts, which the load knows and a quick look alone does not.
        let quick = try await warehouse.check(depth: .quick)
        #expect(record.checks?.passed == quick.summary.passed + 4)
        let results = try await warehouse.check()
        #expect(results.failures == [] && results.summary.notRun == 0)
        // Another date on the same days: earlier segments stay, and are not taken for today's.
        for asOf in ["2022-05-11", "2022-05-01"] {
            options.asOf = Day(asOf)
            _ = try await ContentLoad(options, meter: ProgressMeter { _ in }).run()
            #expect(try await warehouse.check().failures == [])
        }
    }

    @Test("durations near the limit of 64 bits, one customer, one day, names equal to the eye: still right")
    func extremes() async throws {
        let folder = try TemporaryFolder()
        let row = { (contract: String, app: String, seconds: Int64) in
            #"{"_source":{"Contract":"\#(contract)","Mac":"M","AppName":"\#(app)","TotalDuration":\#(seconds)}}"#
        }
        let lines = [
            row("A", "Việt", .max), row("A", "Vi\u{65}\u{323}\u{302}t", .max - 1), row("B", "x", 0), row("", "x", 1),
        ]
        try folder.write("logs/20220401.json", lines.joined(separator: "\n"))
        let options = ContentOptions(input: folder["logs"], workspace: folder["w"], warehouse: folder["warehouse"])
        _ = try await ContentLoad(options, meter: ProgressMeter { _ in }).run()
        #expect(try await TestedWarehouse(folder: folder).check().failures == [])
    }

    @Test("only the tables asked for are tested")
    func chosenTables() async throws {
        let results = try await TestedWarehouse.copy().check([StarSchema.app, SearchSchema.genre])
        #expect(results.rows.map(\.table) == ["dim_app", "mart_search_genre"])
        #expect(Set(results.results.map(\.test.table)) == ["dim_app", "mart_search_genre"])
        #expect(results.failures == [] && results.summary.notRun == 0)
    }

    @Test("a check that is stopped ends at once with a cancellation")
    func cancellation() async throws {
        let warehouse = try await TestedWarehouse.copy()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await warehouse.check()
        }
        await #expect(throws: CancellationError.self) { _ = try await task.value }
    }
}
