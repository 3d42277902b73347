import Columnar

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
        if text.allSatisfy({ $0 <= 0x20 }) { return .blank }
        return String(validating: text, as: UTF8.self) == nil ? .notUTF8 : .text
    }
}
