import Foundation
import StreamEngine
import TestSupport
import Testing
import Votes

/// Whatever lies in a file, its votes are counted or it is said why not.
@Suite struct HostileFileTests {
    @Test(
        "a file without usable votes is put aside for a reason, and the next one is counted",
        arguments: [
            (#"{"votes": null}"#, "no_votes"), (#"{"votes": 5}"#, "no_votes"), (#"{"votes": {"a": []}}"#, "no_votes"),
            (#"{"status": "ok"}"#, "no_votes"), ("null", "not_an_object"), ("17", "not_an_object"),
            (#""text""#, "not_an_object"), ("[1]", "not_an_object"), ("[[]]", "not_an_object"),
            (#"[{"votes":[]}, null]"#, "not_an_object"), ("nonsense", "bad_json"), ("}{", "bad_json"),
            (#"{"votes":[]} trailing"#, "bad_json"), (#"{"votes":[],}"#, "bad_json"),
            (#"{"votes":[{"song":"A","vote":true}"#, "truncated"), ("[", "truncated"), (#"{"vo"#, "truncated"),
            ("", "empty"), ("\n ", "truncated"),
        ])
    func isPutAside(text: String, reason: String) throws {
        let site = try VoteSite()
        try site.deliver(VoteFile("bad.json", text, changed: 1_000))
        try site.deliver(VoteFile("good.json", VoteFile.text(songs: ["A"]), changed: 2_000))
        let summary = try site.drain()
        #expect(summary.ledger.filesQuarantined == 1 && summary.ledger.filesCommitted == 1)
        #expect(summary.state.total == 1 && summary.ledger.isBalanced)
        #expect(try site.quarantined() == ["bad.json \(reason)"])
        #expect(try site.drain().batchesOfRun == 0)
    }

    @Test("bytes that are no UTF-8 are put aside as such") func badUTF8() throws {
        let site = try VoteSite()
        let bytes = Array(#"{"votes":[{"song":""#.utf8) + [0xC3, 0x28] + Array(#"","vote":true}]}"#.utf8)
        try site.deliver(VoteFile("bad.json", bytes, changed: 1_000))
        #expect(try site.drain().ledger.filesQuarantined == 1)
        #expect(try site.quarantined() == ["bad.json bad_utf8"])
    }

    @Test("a byte order mark, an array around the object and an empty list are no reason to refuse a file")
    func accepted() throws {
        let site = try VoteSite()
        let good = VoteFile.text(songs: ["A", "B"])
        try site.deliver(VoteFile("mark.json", [0xEF, 0xBB, 0xBF] + Array(good.utf8)))
        try site.deliver(VoteFile("array.json", "[\(good),\(good)]"))
        try site.deliver(VoteFile("none.json", #"{"votes":[]}"#))
        try site.deliver(VoteFile("nothing.json", "[]"))
        let summary = try site.drain()
        #expect(summary.ledger.filesCommitted == 4 && summary.state.total == 6)
        #expect(try site.snapshot() == "A,3\nB,3\n")
    }

    @Test(
        "a number that no machine word holds, in a field nobody reads, costs no vote",
        arguments: [
            "99999999999999999999", "-9223372036854775809", "1e400", "-12345678901234567890.5e999",
            "18446744073709551616",
        ])
    func hugeNumber(number: String) throws {
        let site = try VoteSite()
        let vote = #"{"song":"A \" -1e999","vote":true,"n":\#(number),"timestamp":"2025-11-02T09:33:18.098281"}"#
        try site.write("a.json", #"{"count":\#(number),"votes":[\#(vote),\#(vote)]}"#)
        try site.write("b.json", #"{"count":1,"votes":[{"song":"B","vote":true,"n":0\#(number)}]}"#)
        let summary = try site.drain()
        #expect(summary.state.total == 2 && summary.ledger.filesCommitted == 1)
    }

    @Test("bad votes in a good file are kept with file, row and value; the good ones count") func badVotes() throws {
        let site = try VoteSite()
        let votes = [
            #"{"song":"A","vote":true}"#, #"{"song":"A","vote":false}"#, #"{"song":"A","vote":1}"#, #"{"song":"A"}"#,
            "null", #"["A",true]"#, #"{"vote":true}"#, #"{"song":null,"vote":true}"#, #"{"song":7,"vote":true}"#,
            #"{"song":" \n","vote":true}"#, #"{"song":"B","vote":true,"timestamp":17}"#,
        ]
        try site.deliver(VoteFile("votes.json", #"{"count":99,"votes":[\#(votes.joined(separator: ","))]}"#))
        let summary = try site.drain()
        #expect(summary.ledger.rowsRead == 11 && summary.ledger.rowsCounted == 2 && summary.ledger.isBalanced)
        #expect(
            summary.ledger.rejected == [
                "vote_not_true": 3, "not_an_object": 2, "song_missing": 2, "song_not_text": 1, "song_empty": 1,
            ])
        #expect(summary.ledger.notes["count_mismatch"] == 1 && summary.ledger.notes["untimed"] == 2)
        let lines = try site.quarantine(0)
        #expect(lines.count == 9 && lines.allSatisfy { $0["file"] as? String == "votes.json" })
        #expect(lines.first?["row"] as? Int == 1 && lines.first?["reason"] as? String == "vote_not_true")
        #expect(lines.first?["value"] as? String == #"{"song":"A","vote":false}"#)
    }

    @Test("a file too large is put aside without being read") func tooLarge() throws {
        let site = try VoteSite()
        let path = site.options.input + "/huge.json"
        #expect(FileManager.default.createFile(atPath: path, contents: nil))
        #expect(truncate(path, 1 << 30) == 0)
        try site.write("small.json", songs: ["A"])
        let begin = ContinuousClock.now
        let summary = try site.drain()
        // Reading it would take the better part of a second; the sum of its bytes would be there too.
        #expect(summary.ledger.filesQuarantined == 1 && summary.state.total == 1)
        #expect(try site.quarantined() == ["huge.json too_large"])
        #expect(ContinuousClock.now - begin < .seconds(20))
        #expect(try site.drain().batchesOfRun == 0)
    }

    @Test("a half-written file waits, counts once when it is whole, and is not counted again") func halfWritten() throws
    {
        let site = try VoteSite()
        let whole = VoteFile.text(songs: ["A", "B"])
        try site.write("slow.json", String(whole.prefix(40)))
        let early = try site.drain()
        #expect(early.filesDeferred == 1 && early.batches == 0)
        #expect(early.ledger == StreamLedger())
        try site.write("slow.json", whole)
        #expect(try site.drain().state.total == 2)
        #expect(try site.drain().state.total == 2)
    }

    @Test("a half-written file that nobody finishes is put aside, and counted when somebody does") func readmitted()
        throws
    {
        let site = try VoteSite()
        let whole = VoteFile.text(songs: ["A", "B"])
        try site.deliver(VoteFile("slow.json", String(whole.prefix(40)), changed: 1_700_000_000))
        #expect(try site.drain().ledger.filesQuarantined == 1)
        #expect(try site.quarantined() == ["slow.json truncated"])
        try site.deliver(VoteFile("slow.json", whole, changed: 1_700_000_100))
        let summary = try site.drain()
        #expect(summary.state.total == 2 && summary.ledger.filesCommitted == 1 && summary.ledger.filesQuarantined == 1)
        #expect(try site.drain().batchesOfRun == 0)
    }

    @Test("a half-written file from the future waits for its grace, then is put aside", .timeLimit(.minutes(1)))
    func future() async throws {
        var site = try VoteSite()
        try site.deliver(VoteFile("cut.json", #"{"votes":["#, changed: 4_102_444_800))
        #expect(try site.drain().filesDeferred == 1)
        site.options.grace = 0.05
        let (batches, continuation) = AsyncStream.makeStream(of: Int.self)
        var observer = StreamObserver<VoteState>()
        observer.onBatch = { continuation.yield($0.progress.ledger.filesQuarantined) }
        let (stop, engine) = (StopSignal(), StreamEngine(VoteCount(), site.options, observer: observer))
        async let summary = engine.run(.onArrival, stop: stop)
        for await count in batches {
            #expect(count == 1)
            break
        }
        stop.raise(.finish)
        #expect(try await summary.ledger.filesQuarantined == 1)
    }

    @Test("a file rewritten after it was counted is reported, and not counted again") func rewritten() throws {
        let site = try VoteSite()
        try site.deliver(VoteFile("a.json", VoteFile.text(songs: ["A"]), changed: 1_700_000_000))
        try site.drain()
        try site.deliver(VoteFile("a.json", VoteFile.text(songs: ["A", "B"]), changed: 1_700_000_001))
        #expect(try site.events().contains(.rewritten(file: "a.json")))
        let summary = try site.drain()
        #expect(summary.state.total == 1 && summary.ledger.filesRewritten == 1 && summary.batchesOfRun == 0)
    }

    @Test("the same votes in a file of another name count, as votes are not compared") func copies() throws {
        let site = try VoteSite()
        for name in ["a.json", "b.json"] { try site.write(name, songs: ["A"]) }
        #expect(try site.drain().state.total == 2)
    }
}
