import DurableFiles
import TestSupport
import Testing
import Warehouse

/// A load that breaks anywhere leaves the previous tables whole, and the next run completes.
@Suite struct FaultTests {
    private let first = [LogRow("A", "M1", "VOD", 5), LogRow("B", "M2", "KPLUS", 7)]
    private let second = [LogRow("B", "M2", "VOD", 50), LogRow("C", "M3", "CHILD", 70)]

    /// A warehouse of one day, and a second day, with a reject, and a changed first one that wait to be loaded.
    private func siteBeforeTheLoad() async throws -> Site {
        let site = try Site()
        try site.write("20220401.json", (first.text + "x\n").utf8)
        try site.write("20220402.json", first)
        try await site.load()
        try site.write("20220402.json", first + second)
        try site.write("20220403.json", (second.text + "broken\n").utf8)
        return site
    }

    private func overview(_ site: Site) throws -> OverviewModel {
        var overview = try LoadedTables(site).overview()
        overview.publishedAt = 0
        return overview
    }

    @Test func previousTablesStayWholeAtEveryFaultAndTheNextRunCompletes() async throws {
        let before = try await siteBeforeTheLoad()
        let rehearsal = try Site(copying: before)
        let old = try overview(rehearsal)
        let counting = FaultPoint()
        try await rehearsal.load(files: counting.files)
        let (new, star, bytes) = (
            try overview(rehearsal), try LoadedTables(rehearsal).star(), try rehearsal.tableBytes()
        )
        #expect(old != new && counting.count > 40)

        var isSwitched = false
        for operation in 0..<counting.count {
            let site = try Site(copying: before)
            let fault = FaultPoint(failing: operation)
            await #expect(throws: FileError.self, "operation \(operation)") { try await site.load(files: fault.files) }
            let seen = try overview(site)
            #expect(seen == old || seen == new, "\(fault.description)")
            #expect(!isSwitched || seen == new, "\(fault.description)")
            isSwitched = seen == new
            _ = try LoadedTables(site).star()

            try await site.load()
            #expect(try overview(site) == new, "\(fault.description)")
            #expect(try LoadedTables(site).star() == star, "\(fault.description)")
            #expect(try site.tableBytes() == bytes, "\(fault.description)")
            let leftovers = try site.folder.tree().filter { $0.contains("building") || $0.contains(".part") }
            #expect(leftovers.isEmpty, "\(fault.description)")
        }
        #expect(isSwitched)
    }

    @Test func theFirstLoadOfAllIsNothingOrWholeAtEveryFault() async throws {
        let counting = FaultPoint()
        let rehearsal = try Site()
        try rehearsal.write("20220401.json", first)
        try await rehearsal.load(files: counting.files)
        let whole = try overview(rehearsal)
        for operation in 0..<counting.count {
            let site = try Site()
            try site.write("20220401.json", first)
            let fault = FaultPoint(failing: operation)
            await #expect(throws: FileError.self) { try await site.load(files: fault.files) }
            if try site.current() != nil { #expect(try overview(site) == whole, "\(fault.description)") }
            try await site.load()
            #expect(try overview(site) == whole, "\(fault.description)")
        }
    }

    @Test func aFailedRunKeepsARecordThatSaysWhy() async throws {
        let site = try await siteBeforeTheLoad()
        // Far enough for the run's record to have been saved.
        let fault = FaultPoint(failing: 8)
        await #expect(throws: FileError.self) { try await site.load(files: fault.files) }
        let record = try #require(site.runs.first)
        #expect(record.state == .failed && record.error?.contains("No space left on device") == true)
        #expect(record.error?.contains("free some space") == true && record.finishedAt != nil)
    }
}
