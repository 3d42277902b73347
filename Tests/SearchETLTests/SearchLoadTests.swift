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

    @Test("a file that could not be read is named in each run, until it can be") func namesDamageAgain() async throws {
        let site = try SearchSite()
        try site.write("20220601", Self.search("bóng đá"))
        try site.folder.write("logs/20220601/part-1.parquet", "PAR1 is not enough")
        for expected in [1, 0] {
            let record = try await site.load()
            #expect(record.rowsRead == expected && record.skipped.map(\.name) == ["20220601/part-1.parquet"])
            #expect(record.skipped.allSatisfy { !$0.reason.contains("\n") })
        }
        try site.write("20220602", Self.search("thời sự"))
        #expect(try await site.load().skipped.map(\.name) == ["20220601/part-1.parquet"])
        try site.write("20220601", Self.search("bóng đá"), file: "part-1.parquet")
        let mended = try await site.load()
        #expect(mended.rowsRead == 2 && mended.skipped.isEmpty)
    }

    @Test("a day whose file was replaced by one as large and no newer is read again") func noticesReplacement()
        async throws
    {
        let site = try SearchSite()
        let time = Date(timeIntervalSince1970: 1_654_000_000)
        for (file, keyword) in [("a.parquet", "aaa"), ("b.parquet", "bbb")] {
            try site.write("20220601", Self.search(keyword), file: file)
        }
        let old = site.logs + "/20220601/a.parquet"
        try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: old)
        try await site.load()
        try site.write("20220601", Self.search("ccc"), file: "a.parquet")
        try FileManager.default.setAttributes([.modificationDate: time + 1], ofItemAtPath: old)
        #expect(try await site.load().rowsRead == 2)
    }

    @Test("an entry that leads nowhere costs itself, and not its day") func deadLink() async throws {
        let site = try SearchSite()
        try site.write("20220601", Self.search("bóng đá"))
        try FileManager.default.createSymbolicLink(
            atPath: site.logs + "/20220601/z.parquet", withDestinationPath: "gone.parquet")
        let record = try await site.load()
        #expect(record.rowsLoaded == 1 && record.skipped.map(\.name) == ["20220601/z.parquet"])
    }

    @Test("what is called a log and is no file is named, as is a day that is no folder")
    func oddEntries() async throws {
        let site = try SearchSite()
        let files = FileManager.default
        try site.write("20220601", Self.search("bóng đá"))
        try site.write("20220601/folder.parquet", Self.search("thời sự"))
        #expect(mkfifo(site.logs + "/20220601/pipe.parquet", 0o600) == 0)
        try files.createSymbolicLink(atPath: site.logs + "/20220602", withDestinationPath: "gone")
        try files.createSymbolicLink(atPath: site.logs + "/20220603", withDestinationPath: "20220603")
        try site.folder.write("logs/20220604", "a day as a file")
        let record = try await site.load()
        #expect(record.rowsLoaded == 1)
        #expect(
            record.skipped.map(\.name).sorted() == [
                "20220601/folder.parquet", "20220601/pipe.parquet", "20220602", "20220603", "20220604",
            ])
    }

    /// A file that nobody may open, not even root.
    private static let closedFile = "/sys/bus/clocksource/uevent"

    @Test(
        "a file that cannot be opened for now takes no row from a day loaded before, and is tried again in each run",
        .enabled(if: open(closedFile, O_RDONLY) < 0 && errno == EACCES, "no file here is closed to everybody"))
    func closedForNow() async throws {
        let site = try SearchSite()
        try site.write("20220601", Self.search("bóng đá"))
        try site.write("20220602", Self.search("thời sự"))
        let closed = site.logs + "/20220601/part-1.parquet"
        try FileManager.default.createSymbolicLink(atPath: closed, withDestinationPath: Self.closedFile)
        for expected in [2, 0] {
            let record = try await site.load()
            #expect(record.rowsLoaded == expected && record.unchanged == (expected == 0 ? 1 : 0))
            #expect(record.skipped.map(\.name) == ["20220601/part-1.parquet"])
        }
        try FileManager.default.removeItem(atPath: closed)
        try site.write("20220601", Self.search("đấu phá"), file: "part-1.parquet")
        #expect(try await site.load().rowsLoaded == 2)

        try FileManager.default.removeItem(atPath: site.logs + "/20220601/part-0.parquet")
        try FileManager.default.createSymbolicLink(
            atPath: site.logs + "/20220601/part-0.parquet", withDestinationPath: Self.closedFile)
        let record = try await site.load()
        #expect(record.rowsLoaded == 0 && record.skipped.map(\.name) == ["20220601/part-0.parquet"])
        #expect(try site.current().manifest.search?.days.map(\.rowsLoaded) == [2, 1])
    }

    @Test("of two folders of one day, the one named as usual is the day's") func twoNames() async throws {
        let site = try SearchSite()
        try site.write("20220601", Self.search("bóng đá"))
        try site.write("2022-06-01", Self.search("thời sự"))
        #expect(try await site.load().skipped.map(\.name) == ["2022-06-01"])
        #expect(try site.changes()["1"]?.later == "bóng đá")
    }

    @Test("a day that cannot be read is named in each run, and the same tables are not published again")
    func unreadableDay()
        async throws
    {
        let site = try SearchSite()
        try site.write("20220601", Self.search("bóng đá"))
        try await site.load()
        let generation = try site.current().manifest.generation
        try site.folder.write("logs/20220602/part-0.parquet", "PAR1 is not enough")
        for _ in 0..<2 {
            #expect(try await site.load().skipped.map(\.name) == ["20220602/part-0.parquet"])
            #expect(try site.current().manifest.generation == generation)
        }
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
        await #expect {
            try await site.load(site.options(months: months))
        } throws: {
            "\($0)".contains("20220801/part-0.parquet")
        }
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
