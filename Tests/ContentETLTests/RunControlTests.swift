import ContentETL
import Dispatch
import DurableFiles
import Synchronization
import TestSupport
import Testing
import Warehouse

/// One load a warehouse at a time; a load can be stopped; its progress adds up.
@Suite(.timeLimit(.minutes(2))) struct RunControlTests {
    @Test func aSecondLoadIsRefusedWhileTheFirstRuns() async throws {
        let site = try Site()
        try site.write("20220401.json", ("x\n" + [LogRow("A", "M1", "VOD", 1)].text).utf8)
        let (reached, release) = (AsyncStream<Void>.makeStream(), DispatchSemaphore(value: 0))
        // The first stands still while it syncs its rejects, on a thread of its own.
        let files = DurableFiles(before: { (step) throws(FileError) in
            guard step.operation == .sync, step.path.contains("/quarantine/content/") else { return .carryOut }
            reached.continuation.yield()
            _ = release.wait(timeout: .now() + 30)
            return .carryOut
        })
        let first = Task {
            defer { reached.continuation.finish() }
            return try await site.load(files: files)
        }
        for await _ in reached.stream { break }
        let error = await #expect(throws: FolderInUse.self) { try await site.load() }
        #expect(error?.folder == site.warehouse)
        release.signal()
        #expect(try await first.value.rowsLoaded == 1)
        #expect(try await site.load().unchanged == 1)
        #expect(Set(site.runs.map(\.state)) == [.done, .failed])
    }

    @Test func aStoppedLoadChangesNothingAndSaysSo() async throws {
        let site = try Site()
        try site.write("20220401.json", [LogRow("A", "M1", "VOD", 1)])
        try await site.load()
        let before = try site.current()?.manifest
        let tree = try site.folder.tree("warehouse")
        try site.write("20220402.json", (0..<20_000).map { LogRow("C\($0)", "M1", "VOD", 1) })
        let running = Mutex<Task<RunRecord, any Error>?>(nil)
        let start = DispatchSemaphore(value: 0)
        let load = Task {
            try await site.load { progress in
                guard progress.bytesDone > 0 else { return }
                start.wait()
                running.withLock { $0 }?.cancel()
                start.signal()
            }
        }
        running.withLock { $0 = load }
        start.signal()
        await #expect(throws: CancellationError.self) { try await load.value }
        #expect(try site.current()?.manifest == before)
        #expect(try site.folder.tree("warehouse") == tree)
        let record = try #require(site.runs.first)
        #expect(record.state == .interrupted && record.error?.contains("nothing was changed") == true)
        #expect(try await site.load().rowsLoaded == 20_000)
    }

    @Test func progressAddsUpToTheWhole() async throws {
        let site = try Site()
        var bytes: Int64 = 0
        for day in 1...3 {
            let text = (0..<4000).map { LogRow("C\($0)", "M1", "VOD", 1) }.text + "x\n"
            bytes += Int64(text.utf8.count)
            try site.write(fileName(april(Int32(day))), text.utf8)
        }
        let seen = Mutex<[ContentProgress]>([])
        try await site.load { progress in seen.withLock { $0.append(progress) } }
        let all = seen.withLock { $0 }
        let last = try #require(all.last)
        #expect(last.bytesTotal == bytes && last.bytesDone == bytes && last.fraction == 1 && last.secondsLeft == nil)
        #expect(last.rowsRead == 12_003 && last.rowsRejected == 3 && last.phase == .publishing)
        #expect(all.allSatisfy { $0.fraction >= 0 && $0.fraction <= 1 })
        #expect(all.contains { $0.phase == .parsing && $0.bytesDone > 0 })
    }
}
