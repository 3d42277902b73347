import Columnar
import Genres

/// User ids as logged, each looked at once.
struct UserTexts: Sendable {
    enum Kind: Sendable { case text, blank, notUTF8 }

    private(set) var dictionary = TextDictionary()
    /// By number.
    private(set) var kinds: [Kind] = []

    mutating func numbers(of column: TextColumn) throws -> [UInt32] {
        let numbers = try dictionary.numbers(of: column)
        for number in kinds.count..<dictionary.count { kinds.append(dictionary.texts.withBytes(of: number, Self.kind)) }
        return numbers
    }

    private static func kind(of text: UnsafeBufferPointer<UInt8>) -> Kind {
        // Nearly all ids are digits, of which nothing is left to ask.
        if !text.isEmpty, text.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return .text }
        guard let id = String(validating: text, as: UTF8.self) else { return .notUTF8 }
        return Keyword(id).isBlank ? .blank : .text
    }
}
