import DurableFiles
import Foundation
import TestSupport
import Testing

@testable import Votes

/// How answers reach the disk.
@Suite struct PollerFolderTests {
    private let time = 1_762_075_998_999_999

    @Test func neverWritesOverAnotherAnswer() throws {
        let folder = try TemporaryFolder()
        let votes = VoteFolder(path: folder["a/b"], files: DurableFiles())
        try votes.prepare()
        let names = try (0..<3).map { try votes.place([UInt8($0)], time: time) }
        #expect(names == [0, 1, 2].map { LocalTime(microseconds: time + $0).fileName })
        for (index, name) in names.enumerated() { #expect(try folder.read("a/b/" + name) == [UInt8(index)]) }
        #expect(try folder.tree().count == 3)
    }

    @Test func leavesNothingWhereADiskFails() throws {
        for operation in 0..<3 {
            let folder = try TemporaryFolder()
            let fault = FaultPoint(failing: operation)
            let votes = VoteFolder(path: folder.path, files: fault.files)
            #expect(throws: FileError.self, "\(fault.description)") { try votes.place([1], time: time) }
            #expect(try folder.tree().isEmpty, "\(fault.description)")
            #expect(try votes.place([1], time: time) == LocalTime(microseconds: time).fileName)
        }
    }

    @Test func syncsBeforeItNames() throws {
        let (folder, fault) = (try TemporaryFolder(), FaultPoint())
        let votes = VoteFolder(path: folder.path, files: fault.files)
        _ = try votes.place([1], time: time)
        try votes.settle()
        #expect(fault.operations == [.write, .sync, .rename, .syncFolder])
    }

    @Test func clearsAwayWhatAKilledPollerLeftAndNothingElse() throws {
        let folder = try TemporaryFolder()
        let (old, new) = (".votes_20251102_093318_098281.json.part", ".votes_20251102_093318_098282.json.part")
        for name in [old, new, "notes.part", "votes_1.json"] { try folder.write(name, "x") }
        for name in [old, "notes.part", "votes_1.json"] {
            let past = Date(timeIntervalSinceNow: -3600)
            try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: folder[name])
        }
        try VoteFolder(path: folder.path, files: DurableFiles()).prepare()
        #expect(try folder.tree() == [new, "notes.part", "votes_1.json"])
    }
}
