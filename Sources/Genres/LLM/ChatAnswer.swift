import Foundation

/// What the chat answers, as far as it can be trusted: the genre of each id it names once, and with one genre.
struct ChatAnswer {
    let genres: [Int: Genre]

    /// - Parameter count: how many keywords were asked for; their ids are the numbers below.
    init(_ bytes: [UInt8], count: Int) throws(LLMFault) {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let reply = try? decoder.decode(Reply.self, from: Data(bytes)), let choice = reply.choices.first
        else { throw .unreadable }
        guard choice.finishReason != "length" else { throw .tooLong }
        let texts = [choice.message?.content, choice.message?.reasoningContent, choice.message?.reasoning]
        let given = texts.compactMap { $0 }.filter { !$0.isEmpty }
        for text in given {
            if let labels = Self.labels(in: text) {
                genres = Self.checked(labels, count: count)
                return
            }
        }
        throw given.contains(where: EmbeddedJSON.isCutOff) ? .tooLong : .unreadable
    }

    /// The last list of labels in the text: one that thinks aloud repeats the example before it answers. Else all labels
    /// that stand there one by one.
    private static func labels(in text: String) -> [Label]? {
        let decoder = JSONDecoder()
        let values = EmbeddedJSON.values(in: text).map { Data($0) }
        let lists = values.compactMap { value in
            (try? decoder.decode(Labels.self, from: value).labels) ?? (try? decoder.decode([Label].self, from: value))
        }
        if let list = lists.last(where: { $0.contains { $0.id != nil } }) { return list }
        guard !EmbeddedJSON.isCutOff(text) else { return lists.last(where: \.isEmpty) }
        let single = values.compactMap { try? decoder.decode(Label.self, from: $0) }.filter { $0.id != nil }
        return single.isEmpty ? lists.last(where: \.isEmpty) : single
    }

    private static func checked(_ labels: [Label], count: Int) -> [Int: Genre] {
        var genres: [Int: Genre] = [:]
        var doubted: Set<Int> = []
        for label in labels {
            guard let id = label.id, (0..<count).contains(id), let genre = label.genre.flatMap({ Genre(name: $0) })
            else { continue }
            if genres.updateValue(genre, forKey: id) ?? genre != genre { doubted.insert(id) }
        }
        return genres.filter { !doubted.contains($0.key) }
    }

    private struct Reply: Decodable {
        let choices: [Choice]
    }

    private struct Choice: Decodable {
        let message: Message?
        let finishReason: String?
    }

    private struct Message: Decodable {
        let content: String?
        let reasoningContent: String?
        let reasoning: String?
    }

    private struct Labels: Decodable {
        let labels: [Label]
    }

    /// May be of any kind, as may either part; what is of the wrong one is no answer to its id, and spoils no other.
    private struct Label: Decodable {
        let id: Int?
        let genre: String?

        private enum CodingKeys: String, CodingKey { case id, genre }

        init(from decoder: any Decoder) throws {
            guard let container = try? decoder.container(keyedBy: CodingKeys.self) else {
                (id, genre) = (nil, nil)
                return
            }
            let text = try? container.decode(String.self, forKey: .id)
            id = (try? container.decode(Int.self, forKey: .id)) ?? text.flatMap { Int($0) }
            genre = try? container.decode(String.self, forKey: .genre)
        }
    }
}
