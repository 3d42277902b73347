import Foundation

/// What is sent to the chat: the prompt, and keywords by their numbers.
struct ChatRequest: Encodable {
    /// What servers take, the best first.
    enum Form: Int, Sendable {
        /// An answer held to a schema.
        case schema
        /// JSON asked for by the prompt alone.
        case plain
        /// Nor a temperature, which some models have fixed.
        case bare

        var next: Form? { Form(rawValue: rawValue + 1) }
    }

    let model: String
    let messages: [Message]
    let temperature: Double?
    let responseFormat: ResponseFormat?

    /// A keyword is shown to this length: the title is in there, or nowhere.
    private static let longestKeyword = 200

    init(model: String, prompt: GenrePrompt, keywords: [Keyword], form: Form) throws {
        let questions = keywords.enumerated().map { id, keyword in
            Question(
                id: id,
                keyword: String(String.UnicodeScalarView(keyword.text.unicodeScalars.prefix(Self.longestKeyword))))
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let list = String(decoding: try encoder.encode(questions), as: UTF8.self)
        self.model = model
        messages = [Message(role: "system", content: prompt.text), Message(role: "user", content: list)]
        temperature = form == .bare ? nil : 0
        responseFormat = form == .schema ? ResponseFormat() : nil
    }

    var bytes: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return Array(try encoder.encode(self))
        }
    }

    private enum CodingKeys: String, CodingKey {
        case model, messages, temperature
        case responseFormat = "response_format"
    }

    struct Message: Encodable {
        let role: String
        let content: String
    }

    private struct Question: Encodable {
        let id: Int
        let keyword: String
    }
}
