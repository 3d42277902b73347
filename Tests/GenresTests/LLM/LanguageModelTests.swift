import Foundation
import Genres
import Synchronization
import TestSupport
import Testing

/// Asking a language model that answers well, badly or not at all.
@Suite struct LanguageModelTests {
    static let genres = Genre.allCases

    /// What a good model says of the keywords that tests make.
    static func right(_ keywords: [String]) -> [Genre] {
        keywords.map { genres[(Int($0.split(separator: " ").last ?? "") ?? 0) % genres.count] }
    }

    static func keywords(_ count: Int) -> [Keyword] { (0..<count).map { Keyword("từ khoá \($0)") } }

    static func options() -> LLMOptions {
        var options = LLMOptions()
        options.batchSize = 8
        options.backoff = .milliseconds(1)
        options.longestWait = .milliseconds(20)
        options.requestTimeout = .seconds(20)
        return options
    }

    static func labeler(
        _ url: String, model: String? = "m", key: APIKey? = nil, options: LLMOptions = options(),
        prompt: String = "Sort these.", cache: LabelCache? = nil
    ) throws -> GenreLabeler {
        let client = LLMClient(
            try LLMEndpoint(url), model: model, key: key, prompt: GenrePrompt(prompt), options: options)
        return GenreLabeler(mode: .llm, user: [], shipped: [], client: client, cache: cache)
    }

    /// Labels keywords with the help of a server.
    static func run(
        _ count: Int = 20, options: LLMOptions = options(),
        _ answer: @escaping @Sendable (ChatServer.Request) -> ChatServer.Reply
    ) async throws -> (result: LabelingResult, chats: [ChatServer.Request]) {
        let server = try ChatServer(answer)
        defer { server.stop() }
        let result = try await labeler(server.url, options: options).label(keywords(count))
        return (result, server.chats)
    }

    static func expectAllRight(_ result: LabelingResult, _ count: Int = 20) {
        #expect(result.labels.map { $0?.genre } == right(keywords(count).map(\.text)))
        #expect(result.labels.allSatisfy { $0?.source == .llm && $0?.confidence == LLMClient.confidence })
        #expect(result.pending == 0 && result.pendingReason == nil)
    }

    @Test("a good model labels all keywords, in few requests")
    func labels() async throws {
        let (result, chats) = try await Self.run { .genres(Self.right($0.keywords)) }
        Self.expectAllRight(result)
        #expect(chats.count == 3 && chats.allSatisfy(\.hasSchema) && result.requests == 3 && result.failures == 0)
        #expect(chats.first?.head.hasPrefix("POST /v1/chat/completions ") == true)
        #expect(chats.first?.body.contains("\"required\":[\"genre\",\"id\"]") == true)
        #expect(chats.first?.body.contains("\"additionalProperties\":false") == true)
    }

    @Test("a server that takes no schema is asked without one, and its prose and fences are read")
    func fallsBack() async throws {
        let (result, chats) = try await Self.run { request in
            if request.hasSchema { return .http("{\"error\":\"response_format\"}", status: "400 Bad Request") }
            let labels = ChatServer.labels(Self.right(request.keywords))
            let thought = "<think>{\"labels\": [{\"id\": 0, \"genre\": \"News\"}]} [?</think>"
            return .chat("\(thought)\nSure:\n```json\n\(labels)\n```\nOK {")
        }
        Self.expectAllRight(result)
        #expect(chats.filter(\.hasSchema).count == 1)
    }

    @Test("a model whose temperature is fixed is asked without one")
    func leavesOutTemperature() async throws {
        let (result, _) = try await Self.run { request in
            request.body.contains("\"temperature\"")
                ? .http("{}", status: "400 Bad Request") : .genres(Self.right(request.keywords))
        }
        Self.expectAllRight(result)
    }

    @Test("an answer that a server puts into its thoughts is found")
    func readsThoughts() async throws {
        let (result, _) = try await Self.run { request in
            let text = ChatServer.labels(Self.right(request.keywords)).replacing("\"", with: "\\\"")
            return .http("{\"choices\":[{\"message\":{\"content\":\"\",\"reasoning_content\":\"\(text)\"}}]}")
        }
        Self.expectAllRight(result)
    }

    @Test(
        "a server that is busy or broken for a while is asked again, when it wants",
        arguments: ["429 Too Many Requests", "500 Internal Server Error", "503 Service Unavailable"])
    func triesAgain(status: String) async throws {
        let (result, _) = try await Self.run { request in
            request.number % 3 < 2
                ? .http("", status: status, header: "Retry-After: 0\r\n") : .genres(Self.right(request.keywords))
        }
        Self.expectAllRight(result)
        #expect(result.failures > 0)
    }

    @Test("a server that wants to be left alone for long is, and what it left is told why", arguments: [3600, 100_000])
    func leavesAlone(seconds: Int) async throws {
        let (result, chats) = try await Self.run(100) { request in
            request.number == 1
                ? .http("", status: "429 Too Many Requests", header: "Retry-After: \(seconds)\r\n")
                : .genres(Self.right(request.keywords))
        }
        #expect(result.pending > 0 && result.pendingReason?.contains("left alone for \(seconds) s") == true)
        // Those under way by then are answered, and no others are sent.
        #expect(chats.count < 8 && result.labels.count { $0 != nil } == (chats.count - 1) * 8)
    }

    @Test("a wait that does not fit into the run's time is told as such")
    func leavesAloneInTime() async throws {
        var options = Self.options()
        (options.longestWait, options.longestRun) = (.seconds(60), .seconds(10))
        let (result, chats) = try await Self.run(8, options: options) { _ in
            .http("", status: "429 Too Many Requests", header: "Retry-After: 30\r\n")
        }
        #expect(chats.count == 1 && result.pending == 8)
        #expect(result.pendingReason?.contains("left alone for") == true, "\(result.pendingReason ?? "")")
    }
}
