import ArgumentParser
import Genres

/// Who tells the genres of keywords; what is not given is taken from the configuration.
struct ClassifierOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "lexicon, local (the lexicon and a model, offline) or llm. Default: local; llm where an endpoint is named.",
            valueName: "name"))
    var classifier: ClassifierMode?

    @Option(
        help: ArgumentHelp(
            "An OpenAI-compatible endpoint, such as http://127.0.0.1:1234/v1.",
            discussion: """
                Its key, where it needs one, is taken from CYCLORAMA_LLM_KEY, or for api.openai.com from OPENAI_API_KEY; \
                none is sent over http to another machine.
                """,
            valueName: "url"))
    var llmUrl: String?

    @Option(help: ArgumentHelp("The endpoint's model. Default: the first it offers.", valueName: "name"))
    var llmModel: String?

    @Option(help: ArgumentHelp("Requests it gets at most; the rest stays pending. Default: 10000.", valueName: "count"))
    var llmRequests: Int?

    @Option(
        help: ArgumentHelp("Seconds it is asked at most; the rest stays pending. Default: 3600.", valueName: "time"))
    var llmSeconds: Double?

    /// The configuration's choice, changed by what was given.
    func chosen(over configuration: SearchConfiguration) throws -> SearchConfiguration {
        var choice = configuration
        choice.llmURL = llmUrl ?? choice.llmURL
        choice.llmModel = llmModel ?? choice.llmModel
        choice.llmRequests =
            try limited(llmRequests, to: SearchConfiguration.requestLimits, "--llm-requests") ?? choice.llmRequests
        choice.llmSeconds =
            try limited(llmSeconds, to: SearchConfiguration.secondLimits, "--llm-seconds") ?? choice.llmSeconds
        choice.classifier = classifier ?? (llmUrl == nil ? choice.classifier : .llm)
        if choice.classifier == .llm {
            guard let url = choice.llmURL else { throw ValidationError("--classifier llm needs --llm-url") }
            do { _ = try LLMEndpoint(url) } catch { throw ValidationError("\(error)") }
        }
        return choice
    }

    private func limited<Value>(_ value: Value?, to limits: ClosedRange<Value>, _ name: String) throws -> Value? {
        guard let value, !limits.contains(value) else { return value }
        throw ValidationError("\(name) is from \(limits.lowerBound) to \(limits.upperBound), not \(value)")
    }
}
