import DurableFiles
import Synchronization
import TestSupport
import Testing

/// A power cut does not take a folder away with all that was synced in it.
@Suite struct DurableFolderTests {
    @Test("each new folder is made durable in the one above it, from the top down") func fromTheTop() throws {
        let folder = try TemporaryFolder()
        let steps = try Self.steps { try $0.createDurableFolder(folder["a/b"]) }
        #expect(
            steps == [
                "create folder \(folder["a"])", "sync folder \(folder.path)", "create folder \(folder["a/b"])",
                "sync folder \(folder["a"])",
            ])
    }

    @Test("one that a killed run made and did not sync is synced by the next") func isSyncedAgain() throws {
        let folder = try TemporaryFolder()
        try DurableFiles().createFolder(folder["a"])
        let steps = try Self.steps { try $0.createDurableFolder(folder["a"]) }
        #expect(steps == ["sync folder \(folder.path)"])
    }

    @Test("a folder above that may not be listed is no reason to refuse one that is there") func unreadable() throws {
        let folder = try TemporaryFolder()
        let refusing = DurableFiles(before: { (step) throws(FileError) in
            if case .syncFolder(let path) = step { throw FileError(.syncFolder, path, code: 13) }
            return .carryOut
        })
        try DurableFiles().createFolder(folder["a"])
        try refusing.createDurableFolder(folder["a"])
        #expect(throws: FileError.self) { try refusing.createDurableFolder(folder["b"]) }
    }

    private static func steps(_ body: (DurableFiles) throws -> Void) throws -> [String] {
        let steps = Mutex<[String]>([])
        try body(
            DurableFiles(before: { (step) throws(FileError) in
                steps.withLock { $0.append("\(step.operation.rawValue) \(step.path)") }
                return .carryOut
            }))
        return steps.withLock { $0 }
    }
}
