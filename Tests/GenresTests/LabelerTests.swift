import Foundation
import Genres
import Synchronization
import TestSupport
import Testing

@Suite struct LabelerTests {
    private typealias Common = LanguageModelTests

    private static func entries(_ text: String = "[titles News]\nthời sự\n[words Horror]\ncương thi") throws
        -> [LexiconEntry]
    {
        try LexiconEntry.parse(text, file: "test")
    }

    @Test("the lexicon alone leaves the rest pending, and the local model leaves none")
    func followsTheMode() async throws {
        let keywords = ["Thời  Sự", "cuong thi 3", "zzz", "", "thoisu"].map { Keyword($0) }
        let lexicon = try await GenreLabeler(mode: .lexicon, user: [], shipped: try Self.entries()).label(keywords)
        #expect(lexicon.labels.map { $0?.genre } == [.news, .horror, nil, nil, .news])
        #expect(lexicon.sources == [.lexicon: 1, .rule: 1, .fuzzy: 1] && lexicon.pending == 2)
        #expect(lexicon.pendingReason?.contains("--classifier local") == true)
        let local = try await GenreLabeler(mode: .local, user: [], shipped: try Self.entries()).label(keywords)
        #expect(local.pending == 0 && local.pendingReason == nil && local.labels[2] == .unknown)
    }

    @Test("what a language model was asked once still counts where none is named, before an unsure model")
    func keepsEarlierAnswers() async throws {
        let answers = ["zzz": Genre.music, "thời sự": .sports]
        let keywords = ["Thời  Sự", "ZZZ", "y"].map { Keyword($0) }
        func labeler(_ mode: ClassifierMode, _ answers: [String: Genre]) throws -> GenreLabeler {
            GenreLabeler(mode: mode, user: [], shipped: try Self.entries(), answers: answers)
        }
        let local = try labeler(.local, answers)
        #expect(try await local.label(keywords).labels.map { $0?.genre } == [.news, .music, .other])
        #expect(try await local.label(keywords).labels[1]?.source == .llm)
        #expect(try await labeler(.lexicon, answers).label(keywords).pending == 2)
        let unnamed = try await labeler(.llm, answers).label(keywords)
        #expect(unnamed.labels.map { $0?.genre } == [.news, .music, nil] && unnamed.pendingReason != nil)
        #expect(local.fingerprint != (try labeler(.local, [:]).fingerprint))
        #expect(local.fingerprint != (try labeler(.local, ["zzz": .news]).fingerprint))
    }

    @Test("many keywords come back in their order, and each as it would alone")
    func keepsTheOrder() async throws {
        let entries = try Self.entries()
        let keywords = (0..<5000).map { Keyword($0 % 3 == 0 ? "thời sự \($0 % 90)" : "lạ \($0)") }
        let seen = Mutex(0)
        let labeler = GenreLabeler(mode: .lexicon, user: [], shipped: entries)
        let result = try await labeler.label(keywords) { progress in seen.withLock { $0 = max($0, progress.done) } }
        #expect(result.labels.map { $0?.genre } == keywords.map { Lexicon(entries).label($0)?.genre })
        #expect(seen.withLock { $0 } == 5000)
    }

    @Test("a run that was stopped asks only for the rest, also with the model's name from the server")
    func resumes() async throws {
        let folder = try TemporaryFolder()
        let keywords = Common.keywords(40)
        let gate = AsyncStream.makeStream(of: Void.self)
        let server = try ChatServer { request in
            if request.isModelList { return .http("{\"data\":[{\"id\":\"embedder\"},{\"id\":\"m9\"}]}") }
            if request.keywords.contains("từ khoá 20") {
                gate.continuation.yield()
                return .hang
            }
            return .genres(Common.right(request.keywords))
        }
        var options = Common.options()
        options.inFlight = 1
        do {
            let cache = try LabelCache(folder: folder["g"])
            let labeler = try Common.labeler(server.url, model: nil, options: options, cache: cache)
            let task = Task { try await labeler.label(keywords) }
            for await _ in gate.stream { break }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
        }
        server.stop()
        let second = try ChatServer { request in
            request.isModelList
                ? .http("{\"data\":[{\"id\":\"m9\"}]}") : .genres(Common.right(request.keywords))
        }
        let cache = try LabelCache(folder: folder["g"])
        let result = try await Common.labeler(second.url, model: nil, cache: cache).label(keywords)
        Common.expectAllRight(result, 40)
        #expect(result.cached == 16 && result.languageModel == "m9")
        #expect(second.chats.flatMap(\.keywords).count == 24)
        second.stop()
        // With the server gone, all is known from before.
        let offline = try await Common.labeler(second.url, model: nil, cache: cache).label(keywords)
        Common.expectAllRight(offline, 40)
        #expect(offline.requests == 0 && offline.cached == 40)
        let other = try await Common.labeler(second.url, model: nil, prompt: "Other.", cache: cache).label(keywords)
        #expect(other.pending == 40 && other.pendingReason?.contains("nothing listens") == true)
    }

    @Test("a keyword is asked for once however often it comes, and what the lexicon knows is not")
    func asksOnce() async throws {
        let server = try ChatServer { .genres($0.keywords.map { _ in .music }) }
        defer { server.stop() }
        let client = LLMClient(
            try LLMEndpoint(server.url), model: "m", prompt: GenrePrompt("p"), options: Common.options())
        let labeler = GenreLabeler(mode: .llm, user: [], shipped: try Self.entries(), client: client)
        let result = try await labeler.label(["x", "thời sự", "X ", " ", "y"].map { Keyword($0) })
        #expect(result.labels.map { $0?.genre } == [.music, .news, .music, .other, .music])
        #expect(server.chats.map(\.keywords) == [["x", "y"]])
    }

    @Test("the fingerprint changes with whatever may change an answer")
    func hasAFingerprint() async throws {
        let entries = try Self.entries()
        let kinds = ["phim ma số", "bóng đá vòng", "nhạc trẻ tập"]
        let text = zip(["Horror", "Sports", "Music"], kinds).map { genre, kind in
            "[titles \(genre)]\n" + (0..<30).map { "\(kind) \($0 * 7)" }.joined(separator: "\n")
        }
        let model = try await GenreTrainer.fromLexicon(try Self.entries(text.joined(separator: "\n"))).model
        func client(_ model: String, _ prompt: String) throws -> LLMClient {
            LLMClient(try LLMEndpoint("http://h"), model: model, prompt: GenrePrompt(prompt))
        }
        func labeler(_ mode: ClassifierMode, _ client: LLMClient? = nil, model: GenreModel? = nil) -> GenreLabeler {
            GenreLabeler(mode: mode, user: [], shipped: entries, model: model, client: client)
        }
        let prints = [
            labeler(.lexicon), labeler(.local), labeler(.local, model: model), labeler(.llm),
            labeler(.llm, try client("m", "p")), labeler(.llm, try client("m2", "p")),
            labeler(.llm, try client("m", "p2")),
            GenreLabeler(mode: .lexicon, user: entries, shipped: []),
            GenreLabeler(mode: .lexicon, user: [], shipped: Array(entries.dropLast())),
        ].map(\.fingerprint)
        #expect(Set(prints).count == prints.count && prints.allSatisfy { $0.count == 16 })
        #expect(labeler(.local, model: model).fingerprint == prints[2])
    }
}
