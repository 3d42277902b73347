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
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        secret = text
    }

    /// Nil where no variable holds a key for this server.
    /// - Throws: `LLMEndpointError.keyUnprotected` where the key would travel readably over a network.
    package init?(environment: [String: String], for endpoint: LLMEndpoint) throws(LLMEndpointError) {
        let variables = [Self.variable] + (endpoint.isOpenAI ? [Self.openAIVariable] : [])
        guard let key = variables.lazy.compactMap({ environment[$0] }).compactMap(Self.init).first else { return nil }
        guard endpoint.protectsKey else { throw .keyUnprotected }
        self = key
    }

    /// The value of the header `Authorization`.
    var authorization: String { "Bearer " + secret }

    package var description: String { "(hidden)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
