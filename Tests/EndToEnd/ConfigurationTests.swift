import Foundation
import TestSupport
import Testing

@testable import cyclorama

/// A mistake in `config.toml` is told with file, line and key, and what would be right.
@Suite struct ConfigurationTests {
    private func error(_ text: String) throws -> ConfigurationError {
        let folder = try TemporaryFolder()
        let path = try folder.write("config.toml", text)
        return try #require(throws: ConfigurationError.self) { try Configuration.load(from: path) }
    }

    @Test(
        "each kind of mistake names its line and setting",
        arguments: [
            ("[votes]\nport = ", 2, "config.toml"),
            ("[votes]\n\n# a comment\nporrt = 1", 4, "“votes.porrt”; did you mean “votes.port”?"),
            ("[vote]\nport = 1", 1, "“vote”; did you mean “votes”?"),
            ("[content]\nqwertz = 1", 2, "there is: content.input"),
            ("[votes]\nurl = \"http://h/\"\nport = \"80\"", 3, "“votes.port”: it must be a number, not"),
            ("[votes]\nport = 70000", 2, "“votes.port”: it must be from 1 to 65535"),
            ("[votes]\nport = 80.5", 2, "“votes.port”: it must be a whole number, not 80.5"),
            ("[votes]\ntrigger = 0", 2, "“votes.trigger”: it must be from 0.01 to 86400"),
            ("votes.trigger = -1", 1, "“votes.trigger”"),
            ("[votes]\r\nport = 1\r\nurl = \"ftp://x\"\r\n", 3, "“votes.url”"),
            ("content = 3", 1, "“content”: it must be a table"),
            ("[content]\ninput = 1", 2, "“content.input”: it must be a text in quotes"),
            ("[content.categories]\n\"A = B\" = \"x\"\nVOD = 2", 3, "“content.categories.VOD”"),
            ("content = { input = 7 }", 1, "“content.input”"),
            ("[search]\nllm_model = \"\"\"\nclassifier = 1\n\"\"\"\nclassifier = \"best\"", 5, "lexicon, local or llm"),
            ("[search]\nclassifier = \"llm\"", 2, "llm needs llm_url"),
            ("\ntheme = \"forrest\"", 2, "“theme”: there is no “forrest”; there is: calm, terminal"),
            ("theme = 1", 1, "“theme”: it must be a text in quotes"),
            ("[search]\nllm_url = \"ftp://h\"", 2, "“search.llm_url”"),
            ("[search]\nllm_requests = 0", 2, "“search.llm_requests”: it must be from 1 to"),
            ("[search]\nllm_seconds = 0.5", 2, "“search.llm_seconds”: it must be from 1 to 604800"),
        ] as [(String, Int, String)])
    func namesTheLine(text: String, line: Int, words: String) throws {
        let error = try error(text)
        #expect(error.line == line, "\(error)")
        #expect(error.description.contains("config.toml, line \(line): "))
        #expect(error.description.contains(words), "\(error)")
    }

    @Test("an endpoint that is named is asked unless another classifier is chosen, and within the user's budget")
    func languageModel() throws {
        func search(_ text: String) throws -> SearchConfiguration {
            let folder = try TemporaryFolder()
            let text = "[search]\nllm_url = \"http://127.0.0.1:1/v1\"\n" + text
            return try Configuration.load(from: try folder.write("config.toml", text)).search
        }
        #expect("\(try search("").classifier)" == "llm")
        #expect("\(try search("classifier = \"local\"").classifier)" == "local")
        let (usual, own) = (try search(""), try search("llm_requests = 7\nllm_seconds = 90"))
        #expect(usual.llmRequests == 10_000 && usual.llmSeconds == 3600)
        #expect(own.llmRequests == 7 && own.llmSeconds == 90)
    }

    @Test("of two unknown settings the first in the file is told")
    func firstUnknown() throws {
        #expect(try error("[votes]\nzz = 1\naa = 2").line == 2)
    }

    @Test("the README's table of settings names every setting there is, and no other")
    func readme() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../README.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let start = try #require(text.range(of: "<!-- settings -->")).upperBound
        let end = try #require(text.range(of: "<!-- /settings -->")).lowerBound
        let documented = text[start..<end].matches(of: /\n\| `([^`]+)` \|/).map { String($0.output.1) }
        let accepted = try error("no_such_setting = 1").known.flatMap { name in
            let known = try error("[\(name)]\nno_such_setting = 1").known
            // A setting by itself is no table.
            return known.isEmpty ? [name] : known
        }
        #expect(Set(documented) == Set(accepted) && documented.count == accepted.count)
    }
}
