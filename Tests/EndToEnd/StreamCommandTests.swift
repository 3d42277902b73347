import Foundation
import TestSupport
import Testing

/// The real command counts every vote once, however it is stopped.
@Suite(.timeLimit(.minutes(4))) struct StreamCommandTests {
    @Test("the JSON result holds every field of the contract, and the counts add up") func result() throws {
        let stage = try Stage()
        try stage.votes("a.json", ["A", "B", "A"])
        try stage.write(
            #"{"votes":[{"song":"A","vote":false},{"song":"C","vote":true}]}"#, to: "workspace/raw_data/b.json")
        try stage.write(#"{"votes": null}"#, to: "workspace/raw_data/c.json")
        let run = try stage.run("stream", "--available-now", "--json")
        #expect(run.status == 0, "\(run.errors)")
        let result = try Stage.object(run)
        #expect(result["batches"] as? Int == 1 && result["files_committed"] as? Int == 2)
        #expect(result["files_quarantined"] as? Int == 1)
        #expect(result["votes_read"] as? Int == 5 && result["votes_counted"] as? Int == 4)
        #expect(result["votes_rejected"] as? Int == 1 && result["rejected"] as? [String: Int] == ["vote_not_true": 1])
        #expect(result["counts"] as? [String: Int] == ["A": 2, "B": 1, "C": 1])
        #expect(try stage.snapshot() == "A,2\nB,1\nC,1\n")
        let folder = stage.workspace + "/output/final_snapshot"
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["part-00000.csv"])

        let again = try Stage.object(try stage.run("stream", "--available-now", "--json"))
        #expect(again["batches_of_run"] as? Int == 0 && again["votes_counted"] as? Int == 4)
    }

    @Test("Ctrl-C takes a last batch with the files that lie there, and says so by its exit") func interrupted() throws
    {
        let stage = try Stage()
        let engine = StreamRun(stage, "--trigger", "0.2", "--json")
        var expected = 0
        for number in 0..<6 {
            try stage.votes("v\(number).json", ["A", "B"])
            expected += 2
            // The next file comes when this one was counted, so that there are several batches.
            if number < 4 { try Stage.block(until: "\(expected) votes") { stage.published() == expected } }
        }
        try stage.write(#"{"votes":[{"song":"#, to: "workspace/raw_data/half.json")
        let run = try engine.stop(SIGINT)
        #expect(run.status == 130, "\(run.errors)")
        let result = try Stage.object(run)
        #expect(result["votes_counted"] as? Int == 12 && result["files_committed"] as? Int == 6)
        #expect((result["batches"] as? Int ?? 0) >= 4 && result["files_deferred"] as? Int == 1)
        #expect(stage.published() == 12)
    }

    @Test("without --json each batch is a chart on standard output, and the sum a line of narration") func narrated()
        throws
    {
        let stage = try Stage()
        try stage.votes("a.json", ["A", "A", "B"])
        let run = try stage.run("stream", "--available-now")
        #expect(run.status == 0 && run.output.contains("batch 0 · 3 votes of 1 file"))
        #expect(run.errors.contains("3 votes read = 3 counted + 0 rejected"))
    }

    @Test("a second engine on one checkpoint ends at once with words that help; the first goes on") func second() throws
    {
        let stage = try Stage()
        let first = StreamRun(stage, "--on-arrival", "--json")
        try stage.votes("a.json", ["A"])
        try Stage.block(until: "the first vote") { stage.published() == 1 }
        let run = try stage.run("stream", "--available-now")
        #expect(run.status == 1 && run.output.isEmpty)
        #expect(run.errors.contains("checkpoints") && run.errors.contains("process"), "\(run.errors)")
        try stage.votes("b.json", ["A"])
        try Stage.block(until: "the second vote") { stage.published() == 2 }
        #expect(try first.stop(SIGTERM).status == 130)
    }

    @Test("killed again and again while files arrive, the end is exact") func killed() throws {
        let stage = try Stage()
        var expected = 0
        for round in 0..<5 {
            let engine = StreamRun(stage, "--on-arrival", "--archive", stage.workspace + "/archive")
            for number in 0..<20 { try stage.votes("v\(round)-\(number).json", ["A", "B", "C"]) }
            expected += 60
            // Somewhere in the middle: the first of these votes are out, or soon all are.
            try Stage.block(until: "some votes of round \(round)") { stage.published() > expected - 60 }
            #expect(try engine.stop(SIGKILL).status == 128 + SIGKILL)
            #expect(stage.published() <= expected)
        }
        let archive = stage.workspace + "/archive"
        let result = try Stage.object(try stage.run("stream", "--available-now", "--archive", archive, "--json"))
        #expect(result["votes_counted"] as? Int == expected && result["files_committed"] as? Int == 100)
        #expect(try stage.snapshot() == "A,100\nB,100\nC,100\n")
        #expect(try FileManager.default.contentsOfDirectory(atPath: archive).count == 100)
    }

    @Test("a damaged checkpoint is refused, and the chart stays") func damaged() throws {
        let stage = try Stage()
        try stage.votes("a.json", ["A"])
        #expect(try stage.run("stream", "--available-now").status == 0)
        let epoch = stage.workspace + "/checkpoints/epochs/000000000000"
        var bytes = try Data(contentsOf: URL(filePath: epoch))
        bytes[bytes.count / 2] ^= 4
        try bytes.write(to: URL(filePath: epoch))
        let run = try stage.run("stream", "--available-now", "--json")
        #expect(run.status == 1 && run.output.isEmpty && run.errors.contains("restore"), "\(run.errors)")
        #expect(try stage.snapshot() == "A,1\n")
    }

    @Test(
        "wrong usage is exit 2",
        arguments: [["--trigger", "0"], ["--on-arrival", "--available-now"], ["--grace", "-1"]])
    func usage(options: [String]) throws {
        let stage = try Stage()
        #expect(try CommandResult.run([Stage.program, "stream"] + options, environment: stage.environment).status == 2)
    }
}
