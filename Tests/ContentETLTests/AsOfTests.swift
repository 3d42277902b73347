import ContentETL
import Synchronization
import TestSupport
import Testing
import Warehouse

@Suite struct AsOfTests {
    private func site() throws -> Site {
        let site = try Site()
        try site.write("20220401.json", [LogRow("A", "M1", "VOD", 5), LogRow("B", "M2", "VOD", 7)])
        try site.write("20220403.json", [LogRow("A", "M1", "VOD", 5)])
        return site
    }

    @Test func theLastLoadedDayIsTheDefault() async throws {
        let site = try site()
        #expect(try await site.load().asOf == april(3))
        let recency = try LoadedTables(site).rows(StarSchema.contract).map { $0.integer("recency") }
        #expect(recency == [0, 2])
    }

    @Test func aLaterDayCountsRecencyToItself() async throws {
        let site = try site()
        #expect(try await site.load(asOf: april(30)).asOf == april(30))
        let recency = try LoadedTables(site).rows(StarSchema.contract).map { $0.integer("recency") }
        #expect(recency == [27, 29])
    }

    @Test func aDayBeforeTheLastLoadedIsRefusedAndNothingChanges() async throws {
        let site = try site()
        try await site.load()
        let before = try site.current()?.manifest
        let error = await #expect(throws: ContentLoadError.self) { try await site.load(asOf: april(2)) }
        #expect(error?.description.contains("2022-04-02 is before the last day 2022-04-03 ") == true)
        #expect(try site.current()?.manifest == before)
        #expect(site.runs.first?.state == .failed)
    }

    @Test("a date that cannot be is refused before minutes of parsing, and not after") func refusesAtOnce() async throws
    {
        let site = try site()
        let isParsing = Mutex(false)
        await #expect(throws: ContentLoadError.self) {
            try await site.load(asOf: april(2)) { progress in
                if progress.bytesTotal > 0 { isParsing.withLock { $0 = true } }
            }
        }
        #expect(isParsing.withLock { $0 } == false)
    }

    @Test func segmentsOfEarlierDatesAreKept() async throws {
        let site = try site()
        try await site.load()
        let first = try LoadedTables(site).rows(MartSchema.rfm, partition: april(3))
        let sizes = try LoadedTables(site).rows(MartSchema.segment, partition: april(3))
        try site.write("20220405.json", [LogRow("C", "M3", "KPLUS", 9)])
        try await site.load()
        try await site.load(asOf: april(9))
        try await site.load(asOf: april(9))
        let tables = try LoadedTables(site)
        #expect(tables.manifest.content?.asOfHistory == [april(3), april(5), april(9)])
        #expect(try tables.rows(MartSchema.rfm, partition: april(3)) == first && first.count == 2)
        #expect(try tables.rows(MartSchema.segment, partition: april(3)) == sizes)
        #expect(try tables.rows(MartSchema.rfm, partition: april(9)).count == 3)
        let partitions = try site.folder.tree("warehouse/current/").filter { $0.contains("mart_rfm/") }
        #expect(
            partitions.map { $0.split(separator: "/").dropLast().last } == [
                "as_of=2022-04-03", "as_of=2022-04-05", "as_of=2022-04-09",
            ])
    }

    @Test func theSampleGivesWayToTheFirstRealLoad() async throws {
        let site = try Site()
        try site.write("20220401.json", [LogRow("SAMPLE", "M0", "VOD", 5)].text.utf8, in: "sample")
        try await site.load(input: site.folder["sample"], isSample: true)
        #expect(try LoadedTables(site).overview().isSample)
        #expect(try await site.load(input: site.folder["sample"], isSample: true).rowsRead == 0)

        try site.write("20220402.json", [LogRow("REAL", "M1", "KPLUS", 7)])
        try await site.load()
        let tables = try LoadedTables(site)
        #expect(tables.contractKeys.values.map { String(decoding: $0, as: UTF8.self) } == ["REAL"])
        #expect(tables.macKeys.count == 1 && tables.appKeys.count == 1)
        #expect(
            tables.manifest.content?.days.map(\.day) == [april(2)] && tables.manifest.content?.asOfHistory == [april(2)]
        )
        #expect(tables.manifest.content?.isSample == false)
    }

    @Test func aRealLoadThatFindsNothingLeavesTheSample() async throws {
        let site = try Site()
        try site.write("20220401.json", [LogRow("SAMPLE", "M0", "VOD", 5)].text.utf8, in: "sample")
        try await site.load(input: site.folder["sample"], isSample: true)
        await #expect(throws: ContentLoadError.self) { try await site.load() }
        #expect(try LoadedTables(site).overview().isSample)
    }

    @Test func otherCategoriesAreAppliedWithoutParsingAgain() async throws {
        let site = try site()
        try await site.load()
        var options = site.options()
        options.categories = AppCategories(byApp: ["VOD": "Ciné"], fallback: "?")
        let record = try await ContentLoad(options, meter: ProgressMeter { _ in }).run()
        #expect(record.rowsRead == 0 && record.unchanged == 2)
        #expect(try LoadedTables(site).overview().channelTypes.map(\.category) == ["Ciné"])
    }
}
