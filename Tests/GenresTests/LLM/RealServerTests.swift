import Foundation
import Genres
import Resources
import TestSupport
import Testing

@Suite struct PromptTests {
    @Test("the prompt that ships tells every genre, and another text has another hash")
    func isWhole() throws {
        let prompt = try GenrePrompt(path: Resources.genrePrompt.path)
        for genre in Genre.allCases { #expect(prompt.text.contains("\n\(genre.rawValue): ")) }
        #expect(prompt.hash.count == 16 && GenrePrompt(prompt.text + " ").hash != prompt.hash)
    }
}

@Suite(.enabled(if: LlamaServer.isAvailable, "\(LlamaServer.absence)"), .timeLimit(.minutes(2)))
struct RealServerTests {
    @Test("llama.cpp's server takes our schema and prompt, and keeps to them")
    func asksLlama() async throws {
        let folder = try TemporaryFolder()
        let server = try LlamaServer(folder: folder.path)
        let prompt = try GenrePrompt(path: Resources.genrePrompt.path)
        var options = LLMOptions()
        // Its model answers for the first id alone: the others are asked for again.
        options.batchSize = 3
        let client = LLMClient(try LLMEndpoint(server.url), prompt: prompt, options: options)
        let cache = try LabelCache(folder: folder["genres"])
        let labeler = GenreLabeler(mode: .llm, user: [], shipped: [], client: client, cache: cache)
        let keywords = ["vtv3", "đấu phá thương khung", "a \"b\", c", "running man", "🙂"].map { Keyword($0) }
        let result = try await labeler.label(keywords)
        #expect(result.pending == 0 && result.failures == 0, "\(result)")
        #expect(result.sources == [.llm: 5] && result.requests == 5 && result.languageModel?.isEmpty == false)
        #expect(try LabelCache.labels(in: folder["genres"], prompt: prompt).count == 5)
        let again = try await labeler.label(keywords)
        #expect(again.requests == 0 && again.labels == result.labels)
    }
}
