import Foundation

/// The key of an API. It leaves this value only in the header of a request: printed, described or dumped, it is hidden.
package struct APIKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The variables that may hold it, the first before the second.
    package static let variables = ["CYCLORAMA_LLM_KEY", "OPENAI_API_KEY"]

    private let secret: String

    /// Nil for what no header can carry.
    package init?(_ text: String) {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        secret = text
    }

    /// Nil where no variable holds a key.
    package init?(environment: [String: String]) {
        guard let key = Self.variables.lazy.compactMap({ environment[$0] }).compactMap(Self.init).first else {
            return nil
        }
        self = key
    }

    /// The value of the header `Authorization`.
    var authorization: String { "Bearer " + secret }

    package var description: String { "(hidden)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
