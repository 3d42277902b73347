import Columnar
import DurableFiles
import Foundation
import Synchronization
import TestSupport
import Testing
import Warehouse

/// Input made to hurt is loaded, counted or named; it never ends the process.
@Suite struct HostileInputTests {
    @Test func sumsStopAtTheLargestNumber() async throws {
        let site = try Site()
        let rows = [LogRow("A", "M1", "VOD", .max), LogRow("A", "M1", "VOD", .max), LogRow("B", "M2", "KPLUS", .max)]
        for day in ["20220401.json", "20220402.json"] { try site.write(day, rows + [LogRow("C", "M3", "APP", 0)]) }
        let record = try await site.load()
        #expect(record.totalDuration == .max && record.rowsLoaded == 8)
        let tables = try LoadedTables(site)
        let contracts = try tables.rows(StarSchema.contract)
        #expect(contracts.map { $0.integer("contract_total_duration") } == [.max, .max, 0])
        #expect(try tables.rows(StarSchema.app).map { $0.integer("app_total_duration") }.sorted() == [0, .max, .max])
        let overview = try tables.overview()
        #expect(overview.totals.seconds == .max && overview.daily.map(\.seconds) == [.max, .max])
        #expect(overview.channelTypes.map(\.seconds).max() == .max)
        #expect(try tables.facts().filter { $0.seconds == .max }.count == 6)
    }

    @Test func anAsOfDayAtTheEndOfTheCalendarIsFine() async throws {
        let site = try Site()
        try site.write("00010101.json", [LogRow("A", "M1", "VOD", 1)])
        try site.write("99991231.json", [LogRow("B", "M1", "VOD", 1)])
        try await site.load()
        let recency = try LoadedTables(site).rows(StarSchema.contract).map { $0.integer("recency") }
        #expect(recency == [3_652_058, 0])
        #expect(try LoadedTables(site).overview().recency.reduce(0) { $0 + $1.contracts } == 2)
    }

    @Test func tenThousandAppsAreTenThousandApps() async throws {
        let site = try Site()
        let rows = (0..<10_000).map { LogRow("C\($0 % 7)", "M\($0 % 3)", "app \($0)", Int64($0)) }
        try site.write("20220401.json", rows)
        let record = try await site.load()
        #expect(record.apps == 10_000 && record.contracts == 7)
        let generation = try #require(try site.current())
        #expect(try #require(try generation.overview()).channelTypes.map(\.apps) == [10_000])
        let customers = try ParquetReader(path: generation.file(of: MartSchema.customer))
        // The most watched have a column each, the others one together.
        let columns = customers.schema.map(\.name).filter { $0.hasPrefix("seconds_") }
        #expect(columns == (9968...9999).map { "seconds_app_\($0)" } + ["seconds_other_apps"])
        let some = try customers.readAll(["contract", "seconds_app_9996", "seconds_other_apps", "total_duration"])
            .columns
        #expect(some[0].strings == ["C0", "C1", "C2", "C3", "C4", "C5", "C6"])
        #expect(some[1].integers == [9996, 0, 0, 0, 0, 0, 0])
        #expect(some[2].integers?.reduce(0, +) == (0..<9968).reduce(0, +))
        #expect(some[3].integers?.reduce(0, +) == 49_995_000)
    }

    @Test func aDayWithoutRowsIsALoadedDay() async throws {
        let site = try Site()
        try site.write("20220401.json", [LogRow("A", "M1", "VOD", 1)])
        for (name, text) in [("20220402.json", ""), ("20220403.json", "\n\n"), ("20220404.json", "x\ny")] {
            try site.write(name, text.utf8)
        }
        let record = try await site.load()
        #expect(record.rowsLoaded == 1 && record.rowsRejected == 2 && record.asOf == april(4))
        #expect(try site.current()?.manifest.content?.days.map(\.rowsLoaded) == [1, 0, 0, 0])
        #expect(try await site.load().unchanged == 4)
    }

    @Test(arguments: ["", "x\n{}\n"])
    func aFolderOfRejectsOnlyIsAnEmptyWarehouse(text: String) async throws {
        let site = try Site()
        try site.write("20220401.json", text.utf8)
        let record = try await site.load()
        #expect(record.rowsLoaded == 0 && record.contracts == 0 && record.apps == 0 && record.totalDuration == 0)
        let overview = try LoadedTables(site).overview()
        #expect(overview.totals.averageSeconds == 0 && overview.apps.isEmpty && overview.segments.isEmpty)
        #expect(overview.grid.joined().allSatisfy { $0 == 0 })
        // Rows that come later find their place.
        try site.write("20220402.json", [LogRow("A", "M1", "VOD", 1)])
        #expect(try await site.load().contracts == 1)
    }

    @Test func theSameDayTwiceIsLoadedOnce() async throws {
        let site = try Site()
        try site.write("20220401.json", [LogRow("PACKED", "M1", "VOD", 1)])
        #expect(try CommandResult.run(["gzip", site.logs + "/20220401.json"]).status == 0)
        try site.write("20220401.json", [LogRow("PLAIN", "M1", "VOD", 1)])
        let record = try await site.load()
        #expect(record.rowsLoaded == 1 && record.files.map(\.name) == ["20220401.json"])
        #expect(record.skipped == [.init(name: "20220401.json.gz", reason: "the same day as 20220401.json")])
    }

    @Test func repeatedRowsAreAllLoaded() async throws {
        let site = try Site()
        try site.write("20220401.json", Array(repeating: LogRow("A", "M1", "VOD", 3), count: 1500))
        let record = try await site.load()
        #expect(record.rowsLoaded == 1500 && record.totalDuration == 4500 && record.contracts == 1)
    }

    @Test func aFileThatGrowsIsLoadedAgainUntilItIsWhole() async throws {
        let site = try Site()
        try site.write("20220401.json", [LogRow("A", "M1", "VOD", 1)])
        // It grows between being seen and being read.
        let hasGrown = Mutex(false)
        let files = DurableFiles(before: { (step) throws(FileError) in
            guard step.operation == .createFolder, step.path.hasSuffix("/quarantine/content") else { return .carryOut }
            hasGrown.withLock { $0 = true }
            try? site.write("20220401.json", [LogRow("A", "M1", "VOD", 1), LogRow("B", "M2", "VOD", 2)])
            return .carryOut
        })
        let first = try await site.load(files: files)
        #expect(hasGrown.withLock { $0 })
        #expect(first.rowsLoaded >= 1 && first.rowsRejected == 0)
        let second = try await site.load()
        #expect(second.rowsRead == 2 && second.contracts == 2)
        #expect(try await site.load().rowsRead == 0)
        try site.write(
            "20220401.json", [LogRow("A", "M1", "VOD", 1), LogRow("B", "M2", "VOD", 2), LogRow("C", "M2", "VOD", 2)])
        #expect(try await site.load().contracts == 3)
    }

    @Test func keysThatOnlyLookAlikeStayApart() async throws {
        let site = try Site()
        let keys = [
            "A", "A\\u0000", "A\\u0000\\u0000", "a", " A", "A ", "\\u00e9", "e\\u0301", "12345678", "123456781234",
            "1234567812345",
        ]
        try site.write("20220401.json", keys.map { LogRow($0, $0, $0, 1) })
        try site.write("20220402.json", keys.reversed().map { LogRow($0, $0, $0, 1) })
        let record = try await site.load()
        let count = Int64(keys.count)
        #expect((record.contracts, record.devices, record.apps) == (count, count, count))
        #expect(try LoadedTables(site).rows(StarSchema.contract).allSatisfy { $0.integer("frequency") == 2 })
        // And are known again when read back.
        try site.write("20220403.json", keys.map { LogRow($0, $0, $0, 1) })
        #expect(try await site.load().contracts == count)
    }
}
