import Foundation
import Genres
import Synchronization
import TestSupport
import Testing

/// A server that is lost costs few requests, and no label that was paid for.
@Suite struct DeadServerTests {
    private typealias Common = LanguageModelTests

    @Test("where nothing listens, all stays pending at once, and the reason says what to do")
    func isRefused() async throws {
        let server = try ChatServer { _ in .cut }
        server.stop()
        let url = server.url
        for model in ["m", nil] {
            let result = try await Common.labeler(url, model: model).label(Common.keywords(1000))
            #expect(result.pending == 1000 && result.requests <= 1)
            #expect(result.pendingReason?.contains("is its server running?") == true)
        }
    }

    @Test(
        "a server that only fails is given up after some failures in a row",
        arguments: [
            ChatServer.Reply.http("", status: "500 Internal Server Error"), .cut, .flood,
            .http("", status: "429 Too Many Requests"),
        ])
    func isGivenUp(reply: ChatServer.Reply) async throws {
        let (result, chats) = try await Common.run(1000) { _ in reply }
        #expect(result.pending == 1000 && result.pendingReason != nil)
        #expect(chats.count <= Common.options().mostFailuresInRow)
    }

    @Test("a server that hangs is given up")
    func hangs() async throws {
        var options = Common.options()
        options.requestTimeout = .milliseconds(30)
        options.batchSize = 40
        let (result, chats) = try await Common.run(1000, options: options) { _ in .hang }
        #expect(result.pending == 1000 && chats.count <= options.mostFailuresInRow)
        #expect(result.pendingReason?.contains("does not answer in time") == true)
    }

    @Test("a server that hangs where it should list its models is asked once a run, and not for long")
    func hangsAtTheList() async throws {
        let server = try ChatServer { _ in .hang }
        defer { server.stop() }
        var options = Common.options()
        options.listTimeout = .milliseconds(30)
        let labeler = try Common.labeler(server.url, model: nil, options: options)
        #expect(labeler.asksForModel)
        let resolved = try await labeler.resolved()
        #expect(!resolved.asksForModel)
        let result = try await resolved.label(Common.keywords(100))
        #expect(result.pending == 100 && result.pendingReason?.contains("does not answer in time") == true)
        #expect(server.requests.count == 1)
    }

    @Test("a server that dies on the way leaves what it answered")
    func dies() async throws {
        let (result, _) = try await Common.run(100) { request in
            request.number < 3
                ? .genres(Common.right(request.keywords)) : .http("", status: "502 Bad Gateway")
        }
        #expect(result.labels.count { $0 != nil } == 24 && result.pendingReason?.contains("502") == true)
        #expect(result.labels.compactMap { $0 }.allSatisfy { $0.source == .llm })
    }

    @Test("one keyword that breaks the server costs itself alone")
    func isolatesPoison() async throws {
        var options = Common.options()
        options.mostRetries = 0
        let (result, _) = try await Common.run(20, options: options) { request in
            request.keywords.contains("từ khoá 5")
                ? .http("", status: "500 Internal Server Error") : .genres(Common.right(request.keywords))
        }
        #expect(result.labels.indices.filter { result.labels[$0] == nil } == [5])
    }

    @Test("no more requests are made than allowed, and no longer than allowed")
    func keepsTheBudget() async throws {
        var options = Common.options()
        options.mostRequests = 2
        let (result, chats) = try await Common.run(100, options: options) { .genres(Common.right($0.keywords)) }
        #expect(chats.count == 2 && result.pending == 84 && result.pendingReason?.contains("2 requests") == true)
        options = Common.options()
        options.longestRun = .milliseconds(50)
        let (late, _) = try await Common.run(100, options: options) { _ in .hang }
        #expect(late.pending == 100 && late.pendingReason?.contains("time for the language model") == true)
    }

    @Test("a key is sent, and is nowhere else")
    func hidesTheKey() async throws {
        let secret = "sk-verysecret"
        let key = try #require(APIKey(secret))
        let server = try ChatServer { _ in .http("bad key \(secret)", status: "401 Unauthorized") }
        defer { server.stop() }
        let labeler = try Common.labeler(server.url, key: key)
        let result = try await labeler.label(Common.keywords(3))
        #expect(server.chats.count == 1 && server.chats.first?.head.contains("Bearer \(secret)") == true)
        var dumped = ""
        dump(labeler, to: &dumped)
        dump(key, to: &dumped)
        for text in [
            "\(key)", "\(String(reflecting: key))", "\(labeler)", dumped, result.pendingReason ?? "",
            labeler.fingerprint, server.chats.first?.body ?? "",
        ] {
            #expect(!text.contains("verysecret"))
        }
        #expect(result.pendingReason?.contains("CYCLORAMA_LLM_KEY") == true)
    }

    @Test("OpenAI's key goes to OpenAI alone, and no key readably over a network")
    func keepsKeysFromOthers() throws {
        func isSent(_ variable: String, to address: String, _ secret: String = "sk-1") throws -> Bool {
            try APIKey(environment: [variable: secret], for: try LLMEndpoint(address)) != nil
        }
        #expect(try isSent("OPENAI_API_KEY", to: "https://API.openai.com/v1"))
        for address in ["https://api.openai.com.evil.net", "https://h", "http://127.0.0.1:1234", "http://10.0.0.2"] {
            #expect(try !isSent("OPENAI_API_KEY", to: address))
        }
        for address in ["https://h", "http://127.0.0.1:1", "http://127.1.2.3", "http://localhost:1", "http://[::1]:1"] {
            #expect(try isSent("CYCLORAMA_LLM_KEY", to: address))
        }
        for address in ["http://h", "http://10.0.0.2:1234", "http://127.evil.net", "http://[::2]"] {
            #expect(throws: LLMEndpointError.keyUnprotected) { try isSent("CYCLORAMA_LLM_KEY", to: address) }
        }
        #expect(throws: LLMEndpointError.keyUnprotected) { try isSent("OPENAI_API_KEY", to: "http://api.openai.com") }
        for secret in ["a\r\nX: y", "sk-khóa", "a b"] {
            #expect(throws: LLMEndpointError.keyUnusable("CYCLORAMA_LLM_KEY")) {
                try isSent("CYCLORAMA_LLM_KEY", to: "https://h", secret)
            }
        }
        #expect(
            try isSent("CYCLORAMA_LLM_KEY", to: "https://h", " sk-1\r\n")
                && !isSent("CYCLORAMA_LLM_KEY", to: "https://h", " "))
        #expect(try APIKey(environment: [:], for: try LLMEndpoint("http://h")) == nil)
    }

    @Test("an address is completed, and one that is none or holds a password is refused without being shown")
    func readsAddresses() throws {
        for text in ["http://h:1", "http://h:1/", "HTTP://h:1/v1", "http://h:1/v1/", "http://h:1/v1/chat/completions"] {
            #expect(try LLMEndpoint(text).description == "http://h:1/v1")
        }
        #expect(try LLMEndpoint("https://h/api/v3").description == "https://h/api/v3")
        #expect(try LLMEndpoint("http://[::1]:8080").description == "http://[::1]:8080/v1")
        for text in ["", "h:1", "ftp://h", "http://", "http://h:99999", "http://a b/", "http://h/v1?key=s3cret"] {
            #expect(throws: LLMEndpointError.noAddress) { try LLMEndpoint(text) }
        }
        #expect(throws: LLMEndpointError.holdsPassword) { try LLMEndpoint("http://me:s3cret@h/v1") }
        #expect(!"\(LLMEndpointError.holdsPassword)\(LLMEndpointError.noAddress)".contains("s3cret"))
    }
}
