import DurableFiles
import Foundation
import Synchronization
import TestSupport
import Testing
import Votes

/// A disk that is full for a while: what was fetched is not lost, and not written twice.
@Suite(.timeLimit(.minutes(2)))
struct PollerDiskTests {
    /// Refuses one kind of operation while it is full.
    private final class Disk: Sendable {
        let isFull = Mutex(true)
        let failing: FileOperation

        init(failing: FileOperation) { self.failing = failing }

        var files: DurableFiles {
            DurableFiles(before: { [self] (step) throws(FileError) in
                if step.operation == failing, isFull.withLock({ $0 }) {
                    throw FileError(step.operation, step.path, code: ENOSPC)
                }
                return .carryOut
            })
        }
    }

    @Test(arguments: [FileOperation.write, .sync, .rename, .syncFolder])
    func keepsTheAnswerUntilThereIsRoom(operation: FileOperation) async throws {
        let server = try PollerServer([.answer("{\"votes\":[1,2,3]}"), .hang])
        defer { server.stop() }
        let disk = Disk(failing: operation)
        let run = try PollerRun(server.url, files: disk.files)
        try await wait(until: "writing has failed several times") { run.failures.count >= 3 }
        #expect(server.requests.count == 1, "it asked for more before it had written what it got")
        #expect(run.failures.allSatisfy { $0.contains("free some space") })
        disk.isFull.withLock { $0 = false }
        try await wait(until: "the answer is written") { server.requests.count == 2 }
        try await run.stop()
        #expect(try run.files.count == 1 && run.poller.snapshot.votes == 3)
        #expect(try run.folder.text(run.files[0]) == "{\"votes\":[1,2,3]}")
    }

    @Test func aStopWithNoRoomSaysWhatIsLost() async throws {
        let server = try PollerServer([.answer("{\"votes\":[1,2,3]}")])
        defer { server.stop() }
        let run = try PollerRun(server.url, interval: .seconds(60), files: Disk(failing: .write).files)
        try await wait(until: "writing has failed") { !run.failures.isEmpty }
        let error = await #expect(throws: PollerError.self) { try await run.stop() }
        #expect(error?.description.contains("3 votes") == true)
        #expect(try run.files.isEmpty)
    }

    @Test func aStopWritesWhatHasCome() async throws {
        let server = try PollerServer([.answer("{\"votes\":[1,2,3]}")])
        defer { server.stop() }
        let disk = Disk(failing: .write)
        let run = try PollerRun(server.url, interval: .seconds(60), files: disk.files)
        try await wait(until: "an answer waits to be written") { !run.failures.isEmpty }
        disk.isFull.withLock { $0 = false }
        try await run.stop()
        #expect(try run.files.count == 1)
    }

    @Test func saysAtOnceWhereTheFolderCannotBe() async throws {
        let folder = try TemporaryFolder()
        try folder.write("file", "x")
        let options = PollerOptions(url: try PollURL("http://127.0.0.1:1/"), output: folder["file/votes"])
        await #expect(throws: FileError.self) { try await VotePoller(options: options).run() }
    }
}
