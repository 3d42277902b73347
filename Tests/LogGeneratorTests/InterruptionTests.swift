import Foundation
import LogGenerator
import Synchronization
import Testing

@Suite struct InterruptionTests {
    @Test func aCancelledRunLeavesNoUnfinishedFile() async throws {
        let folder = try ScratchFolder()
        let generator = ContentLogGenerator(options: .april(in: folder, days: 2, records: 2_000_000))
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let run = Task { try await generator.run { _, _ in start.yield() } }
        for await _ in started { break }
        run.cancel()
        await #expect(throws: CancellationError.self) { try await run.value }
        #expect(folder.names.isEmpty)
    }

    @Test func aFailingDiskIsATypedErrorAndLeavesNothing() async throws {
        let folder = try ScratchFolder()
        // A folder with the day's name: the finished file cannot take it.
        let taken = folder.path + "/20220402.json/full"
        try FileManager.default.createDirectory(atPath: taken, withIntermediateDirectories: true)
        let error = await #expect(throws: LogGeneratorError.self) {
            try await ContentLogGenerator(options: .april(in: folder, records: 1000)).run()
        }
        guard case .cannotWrite(let path, _) = error else {
            Issue.record("not a write error: \(String(describing: error))")
            return
        }
        #expect(path.hasSuffix("20220402.json"))
        #expect(folder.names.allSatisfy { !$0.hasSuffix(".part") })
    }

    @Test func aDeviceWithoutSpaceIsReported() async throws {
        guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
        let folder = try ScratchFolder()
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/20220401.json.part", withDestinationPath: "/dev/full")
        let error = await #expect(throws: LogGeneratorError.self) {
            try await ContentLogGenerator(options: .april(in: folder, days: 1, records: 1000)).run()
        }
        #expect(error?.description.contains("free some space") == true)
        #expect(folder.names.isEmpty)
    }

    @Test func progressNeverFallsAndEndsAtTheTotal() async throws {
        let folder = try ScratchFolder()
        let seen = Mutex([(rows: Int, bytes: Int)]())
        let summary = try await ContentLogGenerator(options: .april(in: folder, records: 50_000)).run { rows, bytes in
            seen.withLock { $0.append((rows, bytes)) }
        }
        let reports = seen.withLock { $0 }
        #expect(zip(reports, reports.dropFirst()).allSatisfy { $0.rows <= $1.rows && $0.bytes < $1.bytes })
        #expect(reports.last?.rows == 50_000 && reports.last?.bytes == summary.bytes)
    }
}
