import Genres

/// The `[search]` table: search logs, and who tells their genres.
struct SearchConfiguration: Sendable {
    /// The folder of day folders, where none is named.
    var input: String?
    /// Unless it is chosen, `llm` where an endpoint is named.
    var classifier = ClassifierMode.local
    /// An OpenAI-compatible endpoint.
    var llmURL: String?
    /// Nil for the first that the endpoint offers.
    var llmModel: String?
    /// What one load may cost: requests, and seconds of asking.
    var llmRequests = LLMOptions().mostRequests
    var llmSeconds = LLMOptions().longestRun / .seconds(1)

    static let requestLimits = 1...10_000_000
    static let secondLimits = 1...604_800.0

    init() {}

    init(_ section: ConfigurationSection) throws(ConfigurationError) {
        try section.allow(["input", "classifier", "llm_url", "llm_model", "llm_requests", "llm_seconds"])
        input = try section.text("input").map(Places.absolute)
        llmURL = try section.text("llm_url")
        llmModel = try section.text("llm_model")
        llmRequests = try section.integer("llm_requests", in: Self.requestLimits) ?? llmRequests
        llmSeconds = try section.number("llm_seconds", in: Self.secondLimits) ?? llmSeconds
        if let llmURL {
            do { _ = try LLMEndpoint(llmURL) } catch { throw section.refuse("llm_url", "\(error)") }
            classifier = .llm
        }
        guard let name = try section.text("classifier") else { return }
        guard let mode = ClassifierMode(rawValue: name) else {
            throw section.refuse("classifier", "it must be lexicon, local or llm, not “\(name)”")
        }
        if mode == .llm && llmURL == nil { throw section.refuse("classifier", "llm needs llm_url, too") }
        classifier = mode
    }
}
