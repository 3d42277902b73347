import DurableFiles
import Foundation
import TestSupport
import Testing

@Suite struct FolderLockTests {
    @Test func aSecondHolderIsRefusedAndToldWhoHoldsIt() throws {
        let folder = try TemporaryFolder()
        let first = try FolderLock(folder: folder.path)
        do {
            _ = try FolderLock(folder: folder.path)
            Issue.record("two holders of one folder")
        } catch let error as FolderInUse {
            #expect(error.folder == folder.path)
            #expect(error.holder == ProcessInfo.processInfo.processIdentifier)
            #expect(error.description.contains("process \(ProcessInfo.processInfo.processIdentifier)"))
        }
        withExtendedLifetime(first) {}
    }

    @Test func theFolderIsFreeOnceItsHolderIsGone() throws {
        let folder = try TemporaryFolder()
        for _ in 0..<3 {
            let lock = try FolderLock(folder: folder.path)
            withExtendedLifetime(lock) {}
        }
    }

    @Test func aKilledHolderDoesNotKeepTheFolder() throws {
        let folder = try TemporaryFolder()
        // What a process leaves that ended without a word: the file with its number, and no lock.
        try folder.write(".lock", "999999\n")
        let lock = try FolderLock(folder: folder.path)
        #expect(try folder.text(".lock") == "\(ProcessInfo.processInfo.processIdentifier)\n")
        withExtendedLifetime(lock) {}
    }

    @Test func anotherFolderIsFree() throws {
        let (one, other) = (try TemporaryFolder(), try TemporaryFolder())
        let first = try FolderLock(folder: one.path)
        let second = try FolderLock(folder: other.path)
        withExtendedLifetime(first) {}
        withExtendedLifetime(second) {}
    }

    @Test func noFolderIsAFileErrorThatNamesThePath() throws {
        let folder = try TemporaryFolder()
        do {
            _ = try FolderLock(folder: folder["none"])
            Issue.record("locked a folder that is not there")
        } catch let error as FileError {
            #expect(error.operation == .lock)
            #expect(error.description.contains(folder["none"]))
        }
    }
}
