import DurableFiles
import Foundation
import TestSupport
import Testing

@testable import StreamEngine

/// Only counted files leave the folder, and only those that are gone are forgotten.
@Suite struct ArchiveTests {
    @Test("files that were counted are moved, one that changed since stays, one that is gone is told") func moves()
        throws
    {
        let folder = try TemporaryFolder()
        for name in ["a", "b", "changed"] { try folder.write("in/" + name, name) }
        let archive = try Self.archive(folder)
        let gone = try archive.move(["a", "b", "changed", "none"], ofBatch: 3) { name, _ in name != "changed" }
        #expect(gone == ["a", "b", "none"])
        #expect(try folder.tree("in") == ["in/changed"] && folder.tree("archive") == ["archive/a", "archive/b"])
    }

    @Test("a file that cannot be looked at is not told as gone: it would be counted again") func unseen() throws {
        let folder = try TemporaryFolder()
        try folder.write("in/a", "a")
        let archive = try Self.archive(folder)
        // As a folder that is not to be reached for a while.
        try FileManager.default.moveItem(atPath: folder["in"], toPath: folder["away"])
        try folder.write("in", "no folder")
        let refusing = DurableFiles(before: { (_) throws(FileError) in .leaveOut })
        let blind = try Self.archive(folder, refusing)
        #expect(try blind.move(["a"], ofBatch: 0) { _, _ in true } == [])
        try FileManager.default.removeItem(atPath: folder["in"])
        try FileManager.default.moveItem(atPath: folder["away"], toPath: folder["in"])
        #expect(try archive.move(["a"], ofBatch: 0) { _, _ in true } == ["a"])
    }

    @Test("a new file that came under the name just before the move is put back") func putBack() throws {
        let folder = try TemporaryFolder()
        try folder.write("in/a", "counted")
        let renaming = DurableFiles(before: { (step) throws(FileError) in
            if case .rename(let source, _) = step {
                try DurableFiles().replace(source, with: "new and longer".utf8)
            }
            return .carryOut
        })
        let archive = try Self.archive(folder, renaming)
        let gone = try archive.move(["a"], ofBatch: 0) { _, stamp in stamp.size == 7 }
        #expect(gone == [])
        #expect(try folder.text("in/a") == "new and longer" && folder.tree("archive") == [])
    }

    @Test("what lies in the archive already is never replaced") func neverReplaced() throws {
        let folder = try TemporaryFolder()
        try folder.write("archive/a", "first")
        try folder.write("archive/a.5", "second")
        try folder.write("in/a", "third")
        _ = try Self.archive(folder).move(["a"], ofBatch: 5) { _, _ in true }
        #expect(try folder.tree("archive") == ["archive/a", "archive/a.5", "archive/a.6"])
        #expect(try folder.text("archive/a") == "first" && folder.text("archive/a.6") == "third")
    }

    @Test("the input itself is refused as the archive, where files would only get other names") func notTheInput()
        throws
    {
        let folder = try TemporaryFolder()
        try folder.write("in/a", "a")
        let options = StreamOptions(
            input: folder["in"], output: folder["out"], checkpoint: folder["c"], quarantine: folder["q"],
            archive: folder["in"])
        #expect(throws: StreamError.self) { _ = try Archive(options, DurableFiles()) }
    }

    private static func archive(_ folder: TemporaryFolder, _ files: DurableFiles = DurableFiles()) throws -> Archive {
        let options = StreamOptions(
            input: folder["in"], output: folder["out"], checkpoint: folder["c"], quarantine: folder["q"],
            archive: folder["archive"])
        return try #require(try Archive(options, files))
    }
}
