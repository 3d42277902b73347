/// The words of a filter, folded, with what belongs together as one.
struct FilterWords {
    let words: [String]

    /// - Parameter names: of these, those of several words are one: `K Drama` is `genre:k drama`.
    init(_ filter: String, names: [String]) {
        let names = names.map(FoldedText.words(of:)).filter { $0.count > 1 }
        var parts = Self.parts(of: FoldedText.folded(filter))[...]
        var words: [String] = []
        while let part = parts.first {
            if let name = names.first(where: { parts.starts(with: $0) }) {
                words.append("genre:" + name.joined(separator: " "))
                parts = parts.dropFirst(name.count)
            } else {
                words.append(part)
                parts = parts.dropFirst()
            }
        }
        self.words = words
    }

    /// Split at spaces that stand outside quotes; a quote that nothing closes reaches to the end.
    private static func parts(of text: String) -> [String] {
        var (parts, isQuoted) = ([""], false)
        for character in text {
            if character == "\"" {
                isQuoted.toggle()
            } else if character.isWhitespace, !isQuoted {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts.filter { !$0.isEmpty }
    }
}
