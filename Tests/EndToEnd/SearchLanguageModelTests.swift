import Foundation
import TestSupport
import Testing

/// `etl search` with a language model behind an OpenAI-compatible server: none, and a real one.
@Suite(.timeLimit(.minutes(3)))
struct SearchLanguageModelTests {
    @Test("a dead server leaves keywords pending, with the reason, and never Other; the lexicon answers all the same")
    func deadServer() throws {
        let stage = try Stage()
        let logs = try SearchCommandTests.logs(stage, records: 4000)
        let url = "http://127.0.0.1:\(try FreePort.find())/v1"
        let result = try Self.load(stage, logs, url)
        #expect(result.status == 0, "\(result)")
        let object = try Stage.object(result)
        #expect(object["pending"] as? Int ?? 0 > 0 && object["pending_reason"] as? String != nil)
        let sources = try #require(object["classified"] as? [String: Int])
        #expect(sources["lexicon"] ?? 0 > 0 && sources["llm"] == nil)
        #expect((object["trending"] as? [String: Int])?["Pending"] ?? 0 > 0)
    }

    @Test("an endpoint in the configuration is asked, and an explicit classifier goes before it")
    func configuredEndpoint() throws {
        let stage = try Stage()
        let logs = try SearchCommandTests.logs(stage, records: 2000)
        let url = "http://127.0.0.1:\(try FreePort.find())/v1"
        try stage.write("[search]\nllm_url = \"\(url)\"\n", to: "config/cyclorama/config.toml")
        let asked = try Stage.object(try stage.run("etl", "search", "--input", logs, "--json"))
        #expect(asked["pending"] as? Int ?? 0 > 0)
        let local = try stage.run("etl", "search", "--input", logs, "--classifier", "local", "--json")
        #expect(try Stage.object(local)["pending"] as? Int == 0)
    }

    @Test(
        "a real server is asked for what nobody knows, once: its answers are kept",
        .enabled(if: LlamaServer.isAvailable, "\(LlamaServer.absence)"))
    func realServer() throws {
        let stage = try Stage()
        let folder = try TemporaryFolder()
        let logs = try SearchCommandTests.logs(stage, records: 400)
        let waiting = try Stage.object(try Self.load(stage, logs, "http://127.0.0.1:\(try FreePort.find())/v1"))
        let pending = try #require(waiting["pending"] as? Int)
        var server: LlamaServer? = try LlamaServer(folder: folder.path)
        let url = try #require(server?.url)
        let asked = try Stage.object(try Self.load(stage, logs, url))
        // Its weights are random: a keyword that it has no end of an answer for stays pending.
        let answered = try #require((asked["classified"] as? [String: Int])?["llm"])
        #expect(answered > 0 && answered + (asked["pending"] as? Int ?? 0) == pending, "\(asked)")
        let kept = try String(contentsOfFile: stage.workspace + "/genres/llm-labels.ndjson", encoding: .utf8)
        #expect(kept.split(separator: "\n").count == answered)
        server = nil
        // Without the server, and with all tables made anew, the answers are still there.
        try FileManager.default.removeItem(atPath: stage.workspace + "/warehouse")
        let again = try Stage.object(try Self.load(stage, logs, url))
        #expect(again["classified"] as? NSDictionary == asked["classified"] as? NSDictionary)
        #expect(again["pending"] as? Int == pending - answered)
        // Nor are they forgotten where no server is named, and a damaged line is told where one is.
        let local = try Stage.object(try stage.run("etl", "search", "--input", logs, "--json"))
        #expect((local["classified"] as? [String: Int])?["llm"] == answered && local["pending"] as? Int == 0)
        try stage.write(kept + "damage\n", to: "workspace/genres/llm-labels.ndjson")
        #expect(try Self.load(stage, logs, url).errors.contains("passed over 1 line of"))
    }

    private static func load(_ stage: Stage, _ logs: String, _ url: String) throws -> CommandResult {
        try stage.run("etl", "search", "--input", logs, "--classifier", "llm", "--llm-url", url, "--json")
    }
}
