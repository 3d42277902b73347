import DurableFiles
import Foundation
import StreamEngine
import TestSupport
import Testing
import Votes

/// Whatever else lies in the folder, the votes in it are counted.
@Suite struct HostileFolderTests {
    @Test("what is no file of votes is left alone, and holds nothing up", .timeLimit(.minutes(1)))
    func others() throws {
        let site = try VoteSite()
        let files = FileManager.default
        let input = site.options.input
        #expect(mkfifo(input + "/fifo.json", 0o644) == 0)
        try files.createDirectory(atPath: input + "/folder.json", withIntermediateDirectories: true)
        try files.createSymbolicLink(atPath: input + "/loop.json", withDestinationPath: "loop.json")
        try files.createSymbolicLink(atPath: input + "/nowhere.json", withDestinationPath: "none")
        try site.folder.write("elsewhere.json", VoteFile.text(songs: ["Stolen"]))
        try files.createSymbolicLink(atPath: input + "/link.json", withDestinationPath: site.folder["elsewhere.json"])
        for name in [".hidden.json", "_a.json", "a.json.tmp", "a.json.part", "a.txt", "json", "README"] {
            try site.write(name, songs: ["Ignored"])
        }
        try site.write("good.json", songs: ["A"])
        let summary = try site.drain()
        #expect(summary.state.songs == ["A"] && summary.ledger.filesCommitted == 1)
        #expect(summary.ledger.filesQuarantined == 0 && summary.filesDeferred == 0)
        #expect(try files.contentsOfDirectory(atPath: input).count == 13)
    }

    @Test("a name that is no UTF-8 is passed over") func rawName() throws {
        let site = try VoteSite()
        let path = Array((site.options.input + "/bad").utf8CString.dropLast()) + [-1, -2] + Array(".json".utf8CString)
        let descriptor = open(path, O_WRONLY | O_CREAT, 0o644)
        #expect(descriptor >= 0)
        close(descriptor)
        try site.write("good.json", songs: ["A"])
        #expect(try site.drain().state.total == 1)
    }

    @Test("names with spaces, quotes, newlines and all letters are counted, kept and archived") func names() throws {
        let site = try VoteSite(isArchiving: true)
        let names = ["a b.json", "it's.json", "\"q\".json", "line\nbreak.json", "phiếu bầu 🎵.json", "%s%n$(x).json"]
        for name in names { try site.write(name, #"{"votes":[{"song":"A","vote":true},null]}"#) }
        let summary = try site.drain()
        #expect(summary.state.total == names.count)
        #expect(try site.quarantined() == names.map { "\($0)#1 not_an_object" }.sorted())
        #expect(try DurableFiles().names(in: site.folder["archive"]).sorted() == names.sorted())
        #expect(try DurableFiles().names(in: site.options.input).isEmpty)
    }

    @Test("a file's age never matters: one from 1970 and one from 2100 count like any other") func ages() throws {
        let site = try VoteSite()
        for (name, changed) in [("old.json", 0), ("new.json", 4_102_444_800), ("now.json", 1_760_000_000)] {
            try site.deliver(VoteFile(name, VoteFile.text(songs: [name]), changed: changed))
        }
        #expect(try site.drain().state.total == 3)
        try site.deliver(VoteFile("later.json", VoteFile.text(songs: ["A"]), changed: 5))
        #expect(try site.drain().state.total == 4)
    }

    @Test(
        "a file that may not be read is tried again, and counted once it may",
        .enabled(if: getuid() != 0, "root may read everything"))
    func unreadable() throws {
        let site = try VoteSite()
        try site.write("closed.json", songs: ["A"])
        #expect(chmod(site.options.input + "/closed.json", 0) == 0)
        #expect(try site.drain().filesDeferred == 1)
        #expect(chmod(site.options.input + "/closed.json", 0o644) == 0)
        #expect(try site.drain().state.total == 1)
    }

    @Test("a new file under the name of an archived one is counted, and both are kept") func reusedName() throws {
        let site = try VoteSite(isArchiving: true)
        try site.deliver(VoteFile("a.json", VoteFile.text(songs: ["A"]), changed: 1_700_000_000))
        try site.drain()
        try site.write("b.json", songs: ["B"])
        try site.drain()
        try site.deliver(VoteFile("a.json", VoteFile.text(songs: ["A", "A"]), changed: 1_700_000_001))
        let summary = try site.drain()
        #expect(summary.state.total == 4)
        #expect(try DurableFiles().names(in: site.folder["archive"]) == ["a.json", "a.json.2", "b.json"])
    }

    @Test("a chart that somebody deleted or changed is there again after the next run") func restored() throws {
        let site = try VoteSite()
        try site.write("a.json", songs: ["A"])
        try site.drain()
        try FileManager.default.removeItem(atPath: site.folder["output/part-00000.csv"])
        #expect(try site.drain().batchesOfRun == 0)
        #expect(try site.snapshot() == "A,1\n")
        try site.folder.write("output/part-00000.csv", "Z,9\n")
        try site.drain()
        #expect(try site.snapshot() == "A,1\n")
    }

    @Test("rejects of a batch that was never committed do not stay in the quarantine") func staleQuarantine() throws {
        let site = try VoteSite()
        try site.deliver(VoteFile("a.json", #"{"votes":[nu"#, changed: 1_000))
        let broken = DurableFiles(before: { (step) throws(FileError) in
            if case .rename(_, let path) = step, path.contains("/epochs/") { throw FileError(.rename, path, code: EIO) }
            return .carryOut
        })
        #expect(throws: FileError.self) { try site.drain(files: broken) }
        #expect(try site.quarantined() == ["a.json truncated"])
        try site.deliver(VoteFile("a.json", VoteFile.text(songs: ["A"]), changed: 2_000))
        #expect(try site.drain().state.total == 1)
        #expect(try site.quarantined().isEmpty)
    }
}
