import Foundation
import TestSupport
import Testing
import Warehouse

/// Loading day by day gives what loading everything at once gives.
@Suite struct IncrementalTests {
    private static let days: [(name: String, data: Data)] = {
        var logs = RandomLogs(seed: 31)
        return (1...5).map { (fileName(april($0)), logs.day(rows: 120)) }
    }()

    /// A site where the days were loaded in these runs.
    private func loaded(_ runs: [[Int]]) async throws -> Site {
        let site = try Site()
        for run in runs {
            for day in run { try site.write(Self.days[day].name, Self.days[day].data) }
            try await site.load()
        }
        return site
    }

    /// Tables of the current state, without the segments kept of earlier as-of dates.
    private func bytes(_ site: Site) throws -> [String: [UInt8]] {
        let current = try #require(try site.current())
        let asOf = try #require(current.manifest.content).asOf
        return try site.tableBytes().filter { !$0.key.contains("/as_of=") || $0.key.contains("as_of=\(asOf)") }
    }

    @Test(arguments: [
        [[0], [1], [2], [3], [4]], [[0, 1], [2, 3, 4]], [[0, 1, 2, 3], [4]], [[0], [1, 2], [3, 4]],
        [[0, 1, 2], [3], [4]],
    ])
    func runsInDateOrderGiveTheSameBytes(runs: [[Int]]) async throws {
        let whole = try await loaded([[0, 1, 2, 3, 4]])
        let parts = try await loaded(runs)
        let (expected, found) = (try bytes(whole), try bytes(parts))
        #expect(expected.count > 16 && Set(found.keys) == Set(expected.keys))
        for (name, bytes) in expected { #expect(found[name] == bytes, "\(name) differs") }
        #expect(try parts.current()?.manifest.content?.nextIDs == whole.current()?.manifest.content?.nextIDs)
    }

    @Test(arguments: [[[4], [3], [2], [1], [0]], [[1, 3], [0, 2, 4]], [[4, 0], [2], [3, 1]]])
    func runsInAnotherOrderGiveTheSameTablesUpToIDs(runs: [[Int]]) async throws {
        let whole = try await loaded([[0, 1, 2, 3, 4]])
        let parts = try await loaded(runs)
        #expect(try LoadedTables(parts).star() == LoadedTables(whole).star())
        var (found, expected) = (try LoadedTables(parts).overview(), try LoadedTables(whole).overview())
        (found.publishedAt, expected.publishedAt) = (0, 0)
        #expect(found == expected)
    }

    @Test func loadsOfTheSameInputGiveTheSameBytes() async throws {
        #expect(try await bytes(loaded([[0, 1, 2, 3, 4]])) == bytes(loaded([[0, 1, 2, 3, 4]])))
    }

    @Test func aSecondRunParsesNothingAndChangesNothing() async throws {
        let site = try await loaded([[0, 1, 2]])
        let before = try #require(try site.current())
        let tree = try site.folder.tree("warehouse")
        let first = try #require(site.runs.last)
        for _ in 0..<2 {
            let record = try await site.load()
            #expect(record.rowsRead == 0 && record.files.isEmpty && record.unchanged == 3 && record.state == .done)
            #expect(record.contracts == first.contracts && record.totalDuration == first.totalDuration)
        }
        let after = try #require(try site.current())
        #expect(after.path == before.path && after.manifest == before.manifest)
        #expect(try site.folder.tree("warehouse") == tree)
    }

    @Test func aChangedDayAloneIsLoadedAgain() async throws {
        var logs = RandomLogs(seed: 32)
        let changed = logs.day(rows: 90)
        let site = try await loaded([[0, 1, 2, 3, 4]])
        try site.write(Self.days[2].name, changed)
        let record = try await site.load()
        #expect(record.files.map(\.name) == [Self.days[2].name] && record.unchanged == 4)

        let whole = try Site()
        for (index, day) in Self.days.enumerated() { try whole.write(day.name, index == 2 ? changed : day.data) }
        try await whole.load()
        #expect(try LoadedTables(site).star() == LoadedTables(whole).star())
    }

    @Test func surrogateKeysStayAndThoseOfDroppedMembersAreNotUsedAgain() async throws {
        let site = try Site()
        try site.write("20220401.json", [LogRow("B", "M1", "X", 1), LogRow("D", "M2", "Y", 1)])
        try await site.load()
        var known = try LoadedTables(site)
        #expect(ids(known) == ["B": 0, "D": 1])
        // D and its app and device go; A and C come, in order of their keys.
        try site.write(
            "20220401.json", [LogRow("C", "M3", "X", 1), LogRow("B", "M1", "X", 1), LogRow("A", "M1", "Z", 1)])
        try await site.load()
        known = try LoadedTables(site)
        #expect(ids(known) == ["B": 0, "A": 2, "C": 3])
        #expect(Set(known.macKeys.keys) == [0, 2] && Set(known.appKeys.keys) == [0, 2])
        // D comes back as somebody new.
        try site.write("20220402.json", [LogRow("D", "M2", "Y", 1)])
        try await site.load()
        known = try LoadedTables(site)
        #expect(ids(known) == ["B": 0, "A": 2, "C": 3, "D": 4])
        #expect(Set(known.macKeys.keys) == [0, 2, 3] && Set(known.appKeys.keys) == [0, 2, 3])
    }

    private func ids(_ tables: LoadedTables) -> [String: Int64] {
        Dictionary(uniqueKeysWithValues: tables.contractKeys.map { (String(decoding: $1, as: UTF8.self), $0) })
    }

    @Test func aDayThatLeftTheInputStaysLoaded() async throws {
        let site = try await loaded([[0, 1]])
        try FileManager.default.removeItem(atPath: site.logs + "/" + Self.days[0].name)
        let record = try await site.load()
        #expect(record.rowsRead == 0)
        #expect(try site.current()?.manifest.content?.days.map(\.day) == [april(1), april(2)])
    }

    @Test func aChangedDayThatCannotBeReadStaysAsItWas() async throws {
        let site = try Site()
        try site.write("20220401.json", [LogRow("A", "M", "X", 1)])
        try site.write("20220402.json", [LogRow("B", "M", "X", 2)])
        #expect(try CommandResult.run(["gzip", site.logs + "/20220402.json"]).status == 0)
        try await site.load()
        let before = try LoadedTables(site).star()
        try site.write("20220402.json.gz", "damaged".utf8)
        let record = try await site.load()
        #expect(record.skipped.map(\.name) == ["20220402.json.gz"])
        #expect(try LoadedTables(site).star() == before)
    }
}
