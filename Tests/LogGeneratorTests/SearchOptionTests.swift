import Foundation
import LogGenerator
import Synchronization
import TestSupport
import Testing

@Suite struct SearchOptionTests {
    /// Half of the days in each month, of an odd number one more in the first; across a year's and February's end.
    @Test(arguments: [
        (19_144, 4, ["20220601", "20220602", "20220701", "20220702"]),
        (19_160, 3, ["20220601", "20220602", "20220701"]),
        (19_144, 1, ["20220601"]), (19_342, 2, ["20221201", "20230101"]), (19_768, 2, ["20240201", "20240301"]),
        (0, 2, ["19700101", "19700201"]),
    ])
    func daysAreTheFirstOfTwoMonths(from: Int, days: Int, folders: [String]) async throws {
        let folder = try TemporaryFolder()
        let options = SearchLogOptions(
            output: folder.path, from: from, days: days, records: 100, seed: 1, vocabulary: .small)
        let summary = try await SearchLogGenerator(options: options).run()
        let names = folders.map { $0 + "/part-00000.snappy.parquet" }
        #expect(try folder.tree() == names)
        #expect(summary.files.map(\.name) == names && summary.rows == 100)
        #expect(try summary.files.map(\.bytes) == names.map { try folder.read($0).count })
    }

    @Test(arguments: [
        (days: 0, records: 1, from: 0), (days: 57, records: 1, from: 0), (days: .max, records: 1, from: 0),
        (days: 1, records: -1, from: 0), (days: 1, records: .max, from: 0), (days: 1, records: 1, from: -1),
        (days: 1, records: 1, from: .max), (days: 1, records: 1, from: 2_932_836),
    ])
    func hostileNumbersAreRefusedWithARemedy(days: Int, records: Int, from: Int) async throws {
        let folder = try TemporaryFolder()
        let options = SearchLogOptions(
            output: folder.path, from: from, days: days, records: records, seed: 1, vocabulary: .small)
        let error = await #expect(throws: LogGeneratorError.self) {
            try await SearchLogGenerator(options: options).run()
        }
        guard case .invalidOption(_, _, let remedy) = error else {
            Issue.record("not refused as an option: \(String(describing: error))")
            return
        }
        #expect(remedy.hasPrefix("choose"))
        #expect(try folder.tree().isEmpty)
    }

    @Test func theLargestScalesAreAccepted() throws {
        for (days, records) in [(1, 1_000_000_000), (56, 1_000_000_000), (56, 0)] {
            try SearchLogOptions(
                output: "x", from: 2_932_835, days: days, records: records, seed: .max, vocabulary: .small
            ).validate()
        }
        #expect(throws: LogGeneratorError.self) {
            try SearchLogOptions(
                output: "x", from: 0, records: 1, seed: 1, vocabulary: SearchVocabulary([(String, String)]())
            ).validate()
        }
    }

    @Test func aFailingDiskIsATypedErrorAndLeavesNothing() async throws {
        let folder = try TemporaryFolder()
        // A folder with the file's name: the finished file cannot take it.
        try folder.write("20220701/part-00000.snappy.parquet/full", "x")
        let error = await #expect(throws: LogGeneratorError.self) {
            try await SearchLogGenerator(options: .june(in: folder, records: 1000)).run()
        }
        guard case .cannotWrite(let path, _) = error else {
            Issue.record("not a write error: \(String(describing: error))")
            return
        }
        #expect(path.hasSuffix("20220701/part-00000.snappy.parquet"))
        #expect(try folder.tree().allSatisfy { !$0.hasSuffix(".part") })
    }

    @Test func aCancelledRunLeavesNoUnfinishedFile() async throws {
        let folder = try TemporaryFolder()
        let generator = SearchLogGenerator(options: .june(in: folder, days: 2, records: 4_000_000))
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let run = Task { try await generator.run { _, _ in start.yield() } }
        for await _ in started { break }
        run.cancel()
        await #expect(throws: CancellationError.self) { try await run.value }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test func progressNeverFallsAndEndsAtTheTotal() async throws {
        let folder = try TemporaryFolder()
        let seen = Mutex([(rows: Int, bytes: Int)]())
        let summary = try await SearchLogGenerator(options: .june(in: folder, records: 5000)).run { rows, bytes in
            seen.withLock { $0.append((rows, bytes)) }
        }
        let reports = seen.withLock { $0 }
        #expect(zip(reports, reports.dropFirst()).allSatisfy { $0.rows <= $1.rows && $0.bytes <= $1.bytes })
        #expect(reports.last?.rows == 5000 && reports.last?.bytes == summary.bytes)
    }

    @Test func noRowsAreFilesWithoutRows() async throws {
        let folder = try TemporaryFolder()
        let summary = try await SearchLogGenerator(options: .june(in: folder, records: 0, dirty: true)).run()
        #expect(summary.files.map(\.rows) == [0, 0, 0, 0] && summary.rejectedRows == 0)
        guard DuckDB.isAvailable else { return }
        #expect(try DuckDB.rows("SELECT count(*) FROM \(folder.days)") == [["0"]])
    }
}
