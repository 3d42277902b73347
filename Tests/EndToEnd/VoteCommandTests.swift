import Foundation
import TestSupport
import Testing

/// `simulate`, `poll` and `generate votes`, as a person uses them at a shell.
@Suite(.timeLimit(.minutes(2)))
struct VoteCommandTests {
    /// Starts the API and a poller of it, waits for two files, and ends both as Ctrl-C or `kill` would; prints their exit
    /// codes. A shell of its own, without which the two would ignore Ctrl-C, as processes in the background do.
    private static let session = """
        set -m
        "$1" simulate --port 0 --seed 5 --json >"$2/api.json" 2>"$2/api.log" & api=$!
        until url=$(grep -o 'http://[^; ]*/votes' "$2/api.log"); do sleep 0.02; done
        "$1" poll --url "$url?delay=0" --interval 0.05 --json >"$2/poll.json" 2>"$2/poll.log" & poll=$!
        until [ "$(ls "$2/workspace/raw_data" 2>/dev/null | wc -l)" -ge 2 ]; do sleep 0.02; done
        kill -s "$3" $poll; wait $poll; echo "poll=$?"
        port=${url#http://127.0.0.1:}; port=${port%/votes}
        "$1" simulate --port "$port" 2>"$2/second.log"; echo "second=$?"
        kill -s "$3" $api; wait $api; echo "api=$?"
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && echo "open" || echo "closed"
        """

    @Test("what the poller wrote is whole, and both end cleanly", arguments: ["INT", "TERM"])
    func pollsTheSimulator(signal: String) throws {
        let stage = try Stage()
        try stage.write("", to: "api.log")
        let result = try CommandResult.run(
            ["bash", "-c", Self.session, "bash", Stage.program, stage.root, signal], environment: stage.environment)
        #expect(result.output == "poll=130\nsecond=1\napi=130\nclosed\n", "\(result)")
        #expect(try stage.text("second.log").contains("in use by cyclorama (process "))
        let (poll, api) = (try stage.object("poll.json"), try stage.object("api.json"))
        let raw = stage.workspace + "/raw_data"
        let files = try FileManager.default.contentsOfDirectory(atPath: raw)
        var votes = 0
        for file in files {
            #expect(file.wholeMatch(of: /votes_\d{8}_\d{6}_\d{6}\.json/) != nil)
            let data = try Data(contentsOf: URL(filePath: raw + "/" + file))
            let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
            votes += try #require(object["votes"] as? [Any]).count
        }
        #expect(poll["files"] as? Int == files.count && poll["votes"] as? Int == votes && votes > 0)
        #expect(poll["errors"] as? Int == 0 && poll["polls"] is Int && poll["bytes"] is Int)
        #expect(api["votes"] as? Int ?? 0 >= votes && api["requests"] is Int && api["errors"] as? Int == 0)
        #expect(api["seconds"] is Double)
    }

    @Test func generatesFilesThatHoldWhatItSays() throws {
        let stage = try Stage()
        let folder = stage.root + "/votes"
        let arguments = ["generate", "votes", "--records", "2500", "--dirty", "--json", "--output", folder]
        let result = try CommandResult.run([Stage.program] + arguments, environment: stage.environment)
        let object = try Stage.object(result)
        #expect(result.status == 0 && object["files"] as? Int == 5 && object["votes_read"] as? Int == 2500)
        let (counted, rejected) = (object["votes_counted"] as? Int ?? 0, object["votes_rejected"] as? Int ?? 0)
        #expect(counted + rejected == 2500 && rejected > 0)
        #expect((object["counts"] as? [String: Int])?.values.reduce(0, +) == counted)
        #expect((object["rejected"] as? [String: Int])?.values.reduce(0, +) == rejected)
        #expect((object["bad_files"] as? [String])?.count == 3)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 8)
    }

    @Test("what is generated and what is counted of it are told in the same words and numbers")
    func countsWhatWasGenerated() throws {
        let stage = try Stage()
        let folder = stage.root + "/votes"
        let generated = try Stage.object(
            stage.run("generate", "votes", "--records", "20000", "--dirty", "--json", "--output", folder))
        let counted = try Stage.object(
            stage.run("stream", "--available-now", "--grace", "0", "--json", "--input", folder))
        for key in ["counts", "rejected"] {
            let numbers = try #require(generated[key] as? [String: Int])
            #expect(numbers == counted[key] as? [String: Int] && !numbers.isEmpty)
        }
        for key in ["votes_read", "votes_counted", "votes_rejected"] {
            #expect(generated[key] as? Int == counted[key] as? Int)
        }
        let bad = try #require(generated["bad_files"] as? [String])
        #expect(bad.count == 3 && counted["files_quarantined"] as? Int == 3 && counted["files_deferred"] as? Int == 0)
    }

    @Test(arguments: [
        ["simulate", "--port", "65536"], ["simulate", "--port", "x"], ["simulate", "--host", ""],
        ["simulate", "--seed", "-1"], ["poll", "--interval", "0"], ["poll", "--interval", "nan"],
        ["poll", "--interval", "1e99"], ["poll", "--url", "ftp://u:s3cret@x/"], ["poll", "--output", ""],
        ["generate", "votes"], ["generate", "votes", "--output", "/x", "--days", "0"],
        ["generate", "votes", "--output", "/x", "--records", "-1"],
    ])
    func refusesWrongUsage(arguments: [String]) throws {
        let stage = try Stage()
        let result = try CommandResult.run([Stage.program] + arguments, environment: stage.environment)
        #expect(result.status == 2, "\(result)")
        #expect(result.errors.contains("--") && !result.errors.contains("s3cret") && result.output.isEmpty)
    }
}

extension Stage {
    fileprivate func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: root + "/" + name)), as: UTF8.self)
    }

    fileprivate func object(_ name: String) throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(with: Data(text(name).utf8))
        return try #require(value as? [String: Any])
    }
}
