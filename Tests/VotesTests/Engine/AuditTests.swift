import Foundation
import StreamEngine
import TestSupport
import Testing
import Votes

/// What is said of lost and double votes at the end is counted, and can be said for years, not only for the first days.
@Suite struct AuditTests {
    private func site() throws -> VoteSite {
        var site = try VoteSite()
        site.options.auditsAtEnd = true
        try site.deliver(VoteFile("a.json", VoteFile.text(songs: ["A", "B"]), changed: 1_000))
        try site.deliver(VoteFile("b.json", VoteFile.text(songs: ["A"]), changed: 2_000))
        return site
    }

    private func audit(_ summary: StreamSummary<VoteState>) throws -> VoteAudit {
        VoteAudit(try #require(summary.audit), of: summary.state)
    }

    @Test("all files are counted again where they are all there")
    func whole() throws {
        let site = try site()
        for _ in 1...2 {
            let audit = try audit(try site.drain())
            #expect(audit.filesRead == 2 && audit.votesRead == 3 && audit.lost == 0 && audit.double == 0)
            #expect(audit.obstacle == nil && !audit.isOfRunAlone)
        }
    }

    @Test("a vote too many and a vote too few are told")
    func wrong() throws {
        let summary = try site().drain()
        let recounted = try #require(summary.audit)
        let other = try VoteSite()
        try other.deliver(VoteFile("x.json", VoteFile.text(songs: ["A", "A", "A", "C"])))
        let audit = VoteAudit(recounted, of: try other.drain().state)
        #expect(audit.double == 2 && audit.lost == 1)
    }

    @Test(
        "where old files are gone or were touched, what the run itself counted is still proved",
        arguments: [true, false])
    func laterRun(isGone: Bool) throws {
        let site = try site()
        try site.drain()
        let old = site.options.input + "/a.json"
        if isGone { try FileManager.default.removeItem(atPath: old) } else { VoteFile.setChanged(old, 3_000) }
        let unproved = try audit(try site.drain())
        #expect(unproved.obstacle != nil)
        try site.deliver(VoteFile("c.json", VoteFile.text(songs: ["B", "C"]), changed: 4_000))
        let summary = try site.drain()
        let audit = try audit(summary)
        #expect(audit.obstacle == nil && audit.isOfRunAlone && audit.filesRead == 1 && audit.votesRead == 2)
        #expect(audit.lost == 0 && audit.double == 0 && summary.state.total == 5)
    }

    @Test("a file put aside for its size hinders no proof")
    func tooLarge() throws {
        let site = try site()
        let path = site.options.input + "/huge.json"
        #expect(FileManager.default.createFile(atPath: path, contents: nil))
        #expect(truncate(path, 3 << 30) == 0)
        let summary = try site.drain()
        #expect(summary.ledger.filesQuarantined == 1)
        #expect(try audit(summary).obstacle == nil)
    }

    @Test("files in the archive are counted again, too")
    func archive() throws {
        var site = try VoteSite(isArchiving: true)
        site.options.auditsAtEnd = true
        for run in 1...2 {
            try site.deliver(VoteFile("\(run).json", VoteFile.text(songs: ["A"]), changed: run * 1_000))
            let audit = try audit(try site.drain())
            #expect(audit.filesRead == run && audit.lost == 0 && audit.double == 0 && !audit.isOfRunAlone)
        }
    }
}
