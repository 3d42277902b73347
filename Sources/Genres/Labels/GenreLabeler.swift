import DurableFiles

/// Tells the genres of keywords: the user's lexicon, the one that ships, near titles, the model, and a language model for
/// what is left, as far as the mode lets them.
package struct GenreLabeler: Sendable {
    /// In the mode `llm`, a model less sure than this is not believed; a language model is right about that often.
    package static let sureEnough = 0.75

    private let mode: ClassifierMode
    private let entries: (user: [LexiconEntry], shipped: [LexiconEntry])
    private let local: LocalLabels
    private let cache: LabelCache?
    /// By `Keyword.text`.
    private let answers: [String: Genre]
    private var client: LLMClient?
    /// Why the server named no model when it was asked; it is not asked again.
    private var fault: LLMFault?

    /// - Parameters:
    ///   - model: one that was trained, or else `GenreTrainer.fromLexicon`; not asked in the mode `lexicon`.
    ///   - client: asked in the mode `llm` alone.
    ///   - cache: keeps what the client is told; without one, each run asks again.
    ///   - answers: what a language model said in earlier runs, by `Keyword.text`, for who has no client. Believed where the
    ///     model is less sure; not in the mode `lexicon`.
    ///   - minConfidence: what the model must be sure of in the mode `llm`.
    package init(
        mode: ClassifierMode, user: [LexiconEntry], shipped: [LexiconEntry], model: GenreModel? = nil,
        client: LLMClient? = nil, cache: LabelCache? = nil, answers: [String: Genre] = [:],
        minConfidence: Double = sureEnough
    ) {
        self.mode = mode
        self.answers = mode == .lexicon ? [:] : answers
        entries = (user, shipped)
        self.client = mode == .llm ? client : nil
        self.cache = mode == .llm ? cache : nil
        local = LocalLabels(
            lexicons: [Lexicon(ofUser: user), Lexicon(shipped), FuzzyTitles(shipped + user)],
            model: mode == .lexicon ? nil : model, minConfidence: mode == .llm ? minConfidence : 0)
    }

    /// Changes whenever another answer may come out: with the mode, the lexicons, the model, the prompt and the language
    /// model. Where the server is to name that, it is in here only after `resolved`.
    package var fingerprint: String {
        var sum = Fingerprint(mode.rawValue)
        for part in [entries.user, entries.shipped] {
            for entry in part {
                for text in [entry.kind.rawValue, entry.genre.rawValue, entry.keyword.text] { sum.add(text) }
            }
            sum.add("")
        }
        sum.add("\(local.minConfidence)")
        if let model = local.model { sum.add(ModelFile.encode(model)) }
        for (keyword, genre) in answers.sorted(by: { $0.key < $1.key }) {
            for text in [keyword, genre.rawValue] { sum.add(text) }
        }
        if let client { for text in [client.prompt.hash, client.model ?? ""] { sum.add(text) } }
        return sum.text
    }

    /// The same labeler with the language model's name: the server's first, or where the server does not answer, the one
    /// that answered last time.
    /// - Throws: `CancellationError`, or a fault of a file.
    package func resolved() async throws -> GenreLabeler {
        guard let client, asksForModel else { return self }
        var labeler = self
        do {
            labeler.client = try await client.resolved()
        } catch let fault as LLMFault {
            labeler.client = try await cache?.lastModel(prompt: client.prompt).map(client.named) ?? client
            labeler.fault = fault
        }
        return labeler
    }

    /// Whether `resolved` has to wait for the server.
    package var asksForModel: Bool { client.map { $0.model == nil } == true && fault == nil }

    /// Labels keywords in their order. Trouble with the language model leaves keywords pending, and is told.
    /// - Throws: `CancellationError`, or a fault of the cache's file.
    package func label(
        _ keywords: [Keyword], progress: @escaping @Sendable (LabelingProgress) -> Void = { _ in }
    ) async throws -> LabelingResult {
        var result = LabelingResult()
        result.labels = try await local.labels(of: keywords) {
            progress(LabelingProgress(done: mode == .llm ? 0 : $0, total: keywords.count))
        }
        result.labels = zip(keywords, result.labels).map { answered($0, else: $1) }
        switch mode {
        case .local: result.labels = result.labels.map { $0 ?? .unknown }
        case .lexicon:
            if result.pending > 0 { result.pendingReason = "not in the lexicon; --classifier local answers all" }
        case .llm: try await askLanguageModel(keywords, &result, progress)
        }
        return result
    }

    /// What was paid for once is not forgotten where no server is named any more.
    private func answered(_ keyword: Keyword, else label: GenreLabel?) -> GenreLabel? {
        let isSure = label.map { $0.source != .model || $0.confidence >= Self.sureEnough } ?? false
        guard !isSure, let genre = answers[keyword.text] else { return label }
        return .ofLanguageModel(genre)
    }

    private func askLanguageModel(
        _ keywords: [Keyword], _ result: inout LabelingResult,
        _ progress: @escaping @Sendable (LabelingProgress) -> Void
    ) async throws {
        // A blank keyword is nothing to ask for.
        for place in keywords.indices where keywords[place].isBlank { result.labels[place] = .unknown }
        guard result.pending > 0 else { return }
        guard let asked = client else {
            result.pendingReason = "no language model is named; give its address with --llm-url"
            return
        }
        let labeler = try await resolved()
        guard let client = labeler.client, let model = client.model else {
            result.pendingReason = (labeler.fault ?? .noModel).description
            return
        }
        result.languageModel = model
        let left = Dictionary(grouping: keywords.indices.filter { result.labels[$0] == nil }) { keywords[$0].text }
        var places = left.values.sorted { $0[0] < $1[0] }
        if let cache {
            let known = await cache.genres(of: places.map { keywords[$0[0]] }, model: model, prompt: asked.prompt)
            for (some, genre) in zip(places, known) {
                guard let genre else { continue }
                result.set(genre, at: some)
                result.cached += some.count
            }
            places = zip(places, known).filter { $0.1 == nil }.map(\.0)
        }
        guard !places.isEmpty else { return }
        if let fault = labeler.fault {
            result.pendingReason = fault.description
            return
        }
        let done = keywords.count - places.count
        progress(LabelingProgress(done: done, total: keywords.count, asksLanguageModel: true))
        let outcome = try await client.genres(of: places.map { keywords[$0[0]] }) {
            progress(
                LabelingProgress(
                    done: done + $0.done, total: keywords.count, requests: $0.requests, failures: $0.failures,
                    asksLanguageModel: true))
        } store: {
            try await cache?.add($0, model: model, prompt: asked.prompt)
        }
        for (place, genre) in outcome.genres { result.set(genre, at: places[place]) }
        result.pendingReason = outcome.reason
        (result.requests, result.failures) = (outcome.progress.requests, outcome.progress.failures)
    }
}

extension GenreLabel {
    fileprivate static func ofLanguageModel(_ genre: Genre) -> GenreLabel {
        GenreLabel(genre, confidence: LLMClient.confidence, source: .llm)
    }
}

extension LabelingResult {
    fileprivate mutating func set(_ genre: Genre, at places: [Int]) {
        for place in places { labels[place] = .ofLanguageModel(genre) }
    }
}
