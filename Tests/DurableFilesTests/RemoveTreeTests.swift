import DurableFiles
import Foundation
import TestSupport
import Testing

@Suite struct RemoveTreeTests {
    @Test func linksAreRemovedButWhatTheyLeadToStays() throws {
        let folder = try TemporaryFolder()
        try folder.write("precious/data", "keep")
        try folder.write("tree/inner/file", "x")
        let files = FileManager.default
        try files.createSymbolicLink(atPath: folder["tree/inner/to-folder"], withDestinationPath: folder["precious"])
        try files.createSymbolicLink(atPath: folder["tree/to-file"], withDestinationPath: folder["precious/data"])
        try files.createSymbolicLink(atPath: folder["tree/to-nothing"], withDestinationPath: "nowhere")

        try DurableFiles().removeTree(folder["tree"])
        #expect(try folder.tree() == ["precious/data"])
        #expect(try folder.text("precious/data") == "keep")

        try files.createSymbolicLink(atPath: folder["link"], withDestinationPath: folder["precious"])
        try DurableFiles().removeTree(folder["link"])
        #expect(try folder.tree() == ["precious/data"])
    }

    @Test func nothingThereIsNoError() throws {
        let folder = try TemporaryFolder()
        try DurableFiles().removeTree(folder["none"])
    }

    @Test func aFaultIsReportedAndAnotherTryEndsIt() throws {
        let folder = try TemporaryFolder()
        for name in ["tree/a", "tree/b/c"] { try folder.write(name, "x") }
        let counting = FaultPoint()
        let rehearsal = try TemporaryFolder()
        for name in ["tree/a", "tree/b/c"] { try rehearsal.write(name, "x") }
        try counting.files.removeTree(rehearsal["tree"])
        #expect(counting.operations == Array(repeating: .remove, count: 4))

        for operation in 0..<4 {
            let fault = FaultPoint(failing: operation)
            for name in ["tree/a", "tree/b/c"] { try folder.write(name, "x") }
            #expect(throws: FileError.self) { try fault.files.removeTree(folder["tree"]) }
            try DurableFiles().removeTree(folder["tree"])
            #expect(!DurableFiles().exists(folder["tree"]))
        }
    }
}
