import Foundation

/// The key of an API. It leaves this value only in the header of a request: printed, described or dumped, it is hidden.
package struct APIKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The variable that may hold it.
    package static let variable = "CYCLORAMA_LLM_KEY"
    /// Asked after that, for OpenAI's own server alone: the key is meant for nobody else.
    package static let openAIVariable = "OPENAI_API_KEY"

    private let secret: String

    /// Nil for what no header can carry.
    package init?(_ text: String) {
        let text = Self.trimmed(text)
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        secret = text
    }

    /// Nil where no variable holds a key for this server.
    /// - Throws: `LLMEndpointError.keyUnprotected` where the key would travel readably over a network, and `keyUnusable`.
    package init?(environment: [String: String], for endpoint: LLMEndpoint) throws(LLMEndpointError) {
        let variables = [Self.variable] + (endpoint.isOpenAI ? [Self.openAIVariable] : [])
        let set = variables.first { !Self.trimmed(environment[$0] ?? "").isEmpty }
        guard let variable = set, let text = environment[variable] else { return nil }
        guard let key = Self(text) else { throw .keyUnusable(variable) }
        guard endpoint.protectsKey else { throw .keyUnprotected }
        self = key
    }

    private static func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .whitespacesAndNewlines) }

    /// The value of the header `Authorization`.
    var authorization: String { "Bearer " + secret }

    package var description: String { "(hidden)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
