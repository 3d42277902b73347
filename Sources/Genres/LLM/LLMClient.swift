import Foundation

/// Asks a language model for genres.
package struct LLMClient: Sendable {
    /// The confidence of its labels: about what the authors of a reference of 208 titles found right of a good model's
    /// answers, less what a small one gets wrong. It says nothing of the single answer.
    package static let confidence = 0.75

    package let endpoint: LLMEndpoint
    /// Nil until it is known which one the server has.
    package private(set) var model: String?
    package let prompt: GenrePrompt
    private let key: APIKey?
    private let options: LLMOptions

    /// - Parameter model: its name at the server; nil for the first one the server lists.
    package init(
        _ endpoint: LLMEndpoint, model: String? = nil, key: APIKey? = nil, prompt: GenrePrompt,
        options: LLMOptions = LLMOptions()
    ) {
        self.endpoint = endpoint
        self.model = model
        self.key = key
        self.prompt = prompt
        self.options = options
    }

    /// The same client with the name of the model it will ask.
    /// - Throws: `LLMFault`, or `CancellationError`.
    package func resolved() async throws -> LLMClient {
        guard model == nil else { return self }
        // Those that make numbers of texts cannot chat, and some servers list them first.
        let models = try await Self.models(of: endpoint, key: key, options: options)
        guard let first = models.first(where: { !$0.lowercased().contains("embed") }) else { throw LLMFault.noModel }
        return named(first)
    }

    /// The names of the models a server has.
    /// - Throws: `LLMFault`, or `CancellationError`.
    package static func models(
        of endpoint: LLMEndpoint, key: APIKey?, options: LLMOptions = LLMOptions()
    ) async throws -> [String] {
        let bytes = try await LLMTransport.with(endpoint, key: key, options: options) { try await $0.models() }
        guard let list = try? JSONDecoder().decode(ModelList.self, from: Data(bytes)) else {
            throw LLMFault.unreadable
        }
        return list.data.map(\.id)
    }

    func named(_ model: String) -> LLMClient {
        var client = self
        client.model = model
        return client
    }

    /// Asks for all of the keywords; returns what it got.
    /// - Parameter store: called with each batch that was answered, one after another.
    /// - Throws: what `store` throws, or `CancellationError`.
    func genres(
        of keywords: [Keyword], progress: @Sendable (LLMProgress) -> Void,
        store: ([(keyword: Keyword, genre: Genre)]) async throws -> Void
    ) async throws -> LLMOutcome {
        guard let model else { return LLMOutcome(reason: LLMFault.noModel.description) }
        return try await LLMTransport.with(endpoint, key: key, options: options) { transport in
            let asker = LLMAsker(transport: transport, model: model, prompt: prompt)
            var run = LLMRun(keywords, asker: asker, options: options)
            return try await run.run(progress: progress, store: store)
        }
    }

    private struct ModelList: Decodable {
        let data: [Model]

        struct Model: Decodable {
            let id: String
        }
    }
}

/// How far the asking is.
package struct LLMProgress: Sendable, Equatable {
    /// Keywords answered or given up, of `total`.
    package var done = 0
    package var total = 0
    package var requests = 0
    /// Requests that brought nothing.
    package var failures = 0
}

/// What a language model answered.
struct LLMOutcome: Sendable {
    /// By the keyword's place.
    var genres: [Int: Genre] = [:]
    /// Why keywords are left; nil where none is.
    var reason: String?
    var progress = LLMProgress()
}

/// Sends one batch.
struct LLMAsker: Sendable {
    let transport: LLMTransport
    let model: String
    let prompt: GenrePrompt

    /// - Returns: genres by the keyword's place.
    /// - Throws: `LLMFault`, or `CancellationError`.
    func genres(of keywords: [Keyword], form: ChatRequest.Form, longest: Duration) async throws -> [Int: Genre] {
        let request = try ChatRequest(model: model, prompt: prompt, keywords: keywords, form: form).bytes
        return try ChatAnswer(try await transport.post(request, longest: longest), count: keywords.count).genres
    }
}
