import Foundation
import TestSupport
import Testing
import Warehouse

@testable import SearchETL

/// What comes and goes from run to run.
@Suite struct SearchLoadTests {
    private static func search(_ keyword: String) -> [Logged] { [Logged(user: "1", keyword: keyword)] }

    @Test("a second run reads only new and changed days, and says the same as one run over all") func increments()
        async throws
    {
        let (parts, whole) = (try SearchSite(), try SearchSite())
        try parts.write("20220601", Self.search("bóng đá"))
        try await parts.load()
        for site in [parts, whole] {
            if site.logs == whole.logs { try site.write("20220601", Self.search("bóng đá")) }
            try site.write("20220602", Self.search("Thời sự") + Self.search("thời sự"))
            try site.write("20220701", Self.search("đấu phá"))
        }
        let record = try await parts.load()
        try await whole.load()
        #expect(record.files.map(\.name) == ["20220602", "20220701"] && record.unchanged == 1)
        #expect(try parts.changes() == whole.changes())
        #expect(try parts.changes()["1"]?.earlier == "Thời sự")
        // Nothing new: nothing is written. A pending genre would be asked for again.
        let generation = try parts.current().manifest.generation
        #expect(try await parts.load().rowsRead == 0)
        #expect(try parts.current().manifest.generation == generation)
    }

    @Test("months that were not chosen, or are not there, are told") func months() async throws {
        let site = try SearchSite()
        for (day, keyword) in [("20220501", "thời sự"), ("20220601", "bóng đá"), ("20220701", "đấu phá")] {
            try site.write(day, Self.search(keyword))
        }
        try await site.load()
        #expect(try site.changes()["1"]?.earlier == "bóng đá")
        let (may, july) = (try #require(Month("2022-05")), try #require(Month("2022-07")))
        try await site.load(site.options(months: (may, july)))
        #expect(try site.changes()["1"]?.earlier == "thời sự")
        let march = try #require(Month("2022-03"))
        await #expect(throws: SearchLoadError.self) { try await site.load(site.options(months: (march, july))) }
    }

    @Test("a file that cannot be read is named, and the others load") func damage() async throws {
        let site = try SearchSite()
        try site.write("20220601", Self.search("bóng đá"))
        try site.write("20220602", Self.search("thời sự"))
        try site.folder.write("logs/20220602/part-1.parquet", "PAR1 is not enough")
        try site.folder.write("logs/20220603/part-0.parquet", "nor is this")
        try site.folder.write("logs/notes/part-0.parquet", "no date")
        try site.folder.write("logs/20220605.parquet", "a day as a file")
        try FileManager.default.createDirectory(atPath: site.logs + "/20220604", withIntermediateDirectories: true)
        let record = try await site.load()
        #expect(record.rowsLoaded == 2)
        #expect(
            Set(record.skipped.map(\.name)) == [
                "20220602/part-1.parquet", "20220603/part-0.parquet", "notes", "20220604", "20220605.parquet",
            ])
        var options = site.options()
        options.input = site.logs + "/20220605.parquet"
        await #expect(throws: SearchLoadError.self) { try await site.load(options) }
    }

    @Test("a new month that cannot be read leaves the comparison as it was, and is named") func unreadableMonth()
        async throws
    {
        let site = try SearchSite()
        try site.write("20220601", Self.search("bóng đá"))
        try site.write("20220701", Self.search("thời sự"))
        try await site.load()
        let (generation, changes) = (try site.current().manifest.generation, try site.changes())
        try site.folder.write("logs/20220801/part-0.parquet", "PAR1 is not enough")
        let record = try await site.load()
        #expect(record.skipped.map(\.name) == ["20220801/part-0.parquet"] && record.rowsRead == 0)
        #expect(try site.current().manifest.generation == generation)
        // What is new besides is loaded, and no month is compared with nothing.
        try site.write("20220702", [Logged(user: "2", keyword: "đấu phá")])
        #expect(try await site.load().skipped.map(\.name) == ["20220801/part-0.parquet"])
        let later = try site.changes()
        #expect(later["1"] == changes["1"] && later["2"]?.type == "New")
        let months = (try #require(Month("2022-07")), try #require(Month("2022-08")))
        await #expect(throws: SearchLoadError.self) { try await site.load(site.options(months: months)) }
        #expect(try site.changes() == later)
    }

    @Test("where no file can be read, they are named, and nothing is published") func allUnreadable() async throws {
        let site = try SearchSite()
        try site.folder.write("logs/20220801/part-0.parquet", "PAR1 is not enough")
        await #expect {
            try await site.load()
        } throws: {
            "\($0)".contains("20220801/part-0.parquet")
        }
        #expect(try WarehouseFolder(root: site.warehouse).current() == nil)
    }

    @Test("an empty folder is an error, and leaves no tables") func nothing() async throws {
        let site = try SearchSite()
        try FileManager.default.createDirectory(atPath: site.logs, withIntermediateDirectories: true)
        await #expect(throws: SearchLoadError.self) { try await site.load() }
        #expect(try WarehouseFolder(root: site.warehouse).current() == nil)
    }

    @Test("the sample is never mixed into real data, and goes when they come") func sample() async throws {
        let site = try SearchSite()
        try site.write("20220601", Self.search("bóng đá"))
        try await site.load(site.options(isSample: true))
        #expect(try site.current().manifest.search?.isSample == true)
        try await site.load()
        #expect(try site.current().manifest.search?.isSample == false)
        await #expect(throws: SearchLoadError.self) { try await site.load(site.options(isSample: true)) }
    }
}
