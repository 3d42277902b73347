import Genres

/// The `[search]` table: search logs, and who tells their genres.
struct SearchConfiguration: Sendable {
    /// The folder of day folders, where none is named.
    var input: String?
    var classifier = ClassifierMode.local
    /// An OpenAI-compatible endpoint.
    var llmURL: String?
    /// Nil for the first that the endpoint offers.
    var llmModel: String?

    init() {}

    init(_ section: ConfigurationSection) throws(ConfigurationError) {
        try section.allow(["input", "classifier", "llm_url", "llm_model"])
        input = try section.text("input").map(Places.absolute)
        llmURL = try section.text("llm_url")
        llmModel = try section.text("llm_model")
        guard let name = try section.text("classifier") else { return }
        guard let mode = ClassifierMode(rawValue: name) else {
            throw section.refuse("classifier", "it must be lexicon, local or llm, not “\(name)”")
        }
        if mode == .llm && llmURL == nil { throw section.refuse("classifier", "llm needs llm_url, too") }
        classifier = mode
    }
}
