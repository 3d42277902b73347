import DurableFiles
import TestSupport
import Testing

/// A reader of a replaced file or link sees the old state or the new, wherever the machine stops.
@Suite struct ReplaceTests {
    @Test func contentIsReplacedAndNothingIsLeftBeside() throws {
        let folder = try TemporaryFolder()
        let files = DurableFiles()
        for content in ["first", "", "second, longer"] {
            try files.replace(folder["state"], with: content.utf8)
            #expect(try folder.text("state") == content)
        }
        #expect(try folder.tree() == ["state"])
    }

    @Test func contentIsOldOrNewAtEveryFault() throws {
        let counting = FaultPoint()
        let rehearsal = try TemporaryFolder()
        try counting.files.replace(rehearsal["state"], with: "new".utf8)
        // What makes it last: written aside, synced, renamed, the folder synced.
        #expect(counting.operations == [.write, .sync, .rename, .syncFolder])

        for operation in 0..<counting.count {
            let folder = try TemporaryFolder()
            try folder.write("state", "old")
            let fault = FaultPoint(failing: operation)
            #expect(throws: FileError.self) { try fault.files.replace(folder["state"], with: "new".utf8) }
            let isSwitched = operation > 2
            #expect(try folder.text("state") == (isSwitched ? "new" : "old"), "\(fault.description)")
            #expect(try folder.tree() == ["state"], "\(fault.description)")
            try DurableFiles().replace(folder["state"], with: "newer".utf8)
            #expect(try folder.text("state") == "newer")
            #expect(try folder.tree() == ["state"])
        }
    }

    @Test func aLinkIsOldOrNewAtEveryFault() throws {
        for operation in 0..<2 {
            let folder = try TemporaryFolder()
            try DurableFiles().pointLink(folder["current"], at: "one")
            let fault = FaultPoint(failing: operation)
            #expect(throws: FileError.self) { try fault.files.pointLink(folder["current"], at: "two") }
            #expect(DurableFiles().linkTarget(folder["current"]) == "one", "\(fault.description)")
            try DurableFiles().pointLink(folder["current"], at: "three")
            #expect(DurableFiles().linkTarget(folder["current"]) == "three")
        }
    }

    @Test func manyBytesArriveWhole() throws {
        let folder = try TemporaryFolder()
        let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try DurableFiles().replace(folder["state"], with: bytes)
        #expect(try DurableFiles().read(folder["state"]) == bytes)
    }

    @Test func aFolderIsMadeWithThoseAboveIt() throws {
        let folder = try TemporaryFolder()
        let files = DurableFiles()
        try files.createFolder(folder["a/b/c"])
        try files.createFolder(folder["a/b/c"])
        #expect(files.isFolder(folder["a/b/c"]))
        try folder.write("file", "x")
        let error = #expect(throws: FileError.self) { try files.createFolder(folder["file/below"]) }
        #expect(error?.operation == .createFolder)
    }

    @Test func aSecondNameIsTheSameFile() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("one", "content")
        try DurableFiles().link(path, as: folder["two"])
        #expect(try folder.text("two") == "content")
        #expect(throws: FileError.self) { try DurableFiles().link(path, as: folder["two"]) }
        #expect(throws: FileError.self) { try DurableFiles().link(folder["none"], as: folder["three"]) }
    }

    @Test func namesAreInByteOrder() throws {
        let folder = try TemporaryFolder()
        for name in ["b", "a", "é", "B", "10", "9", ".hidden"] { try folder.write(name, "") }
        #expect(try DurableFiles().names(in: folder.path) == [".hidden", "10", "9", "B", "a", "b", "é"])
        #expect(throws: FileError.self) { try DurableFiles().names(in: folder["none"]) }
    }
}
