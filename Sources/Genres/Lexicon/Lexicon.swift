/// Titles and words whose genre is known beforehand.
package struct Lexicon: GenreClassifier {
    private var titles: [String: Genre] = [:]
    private var plainTitles: [String: Genre] = [:]
    private var words: [String: Genre] = [:]
    private var longestWord = 0
    private let titleSource: GenreSource
    private let wordSource: GenreSource
    private let titleConfidence: Double
    private let wordConfidence: Double

    /// The lexicon that ships. Its confidence is the share that was right on keywords labelled elsewhere.
    package init(_ entries: [LexiconEntry]) {
        self.init(entries, sources: (.lexicon, .rule), confidences: (0.78, 0.88))
    }

    /// The user's own lexicon, which is never doubted.
    package init(ofUser entries: [LexiconEntry]) {
        self.init(entries, sources: (.user, .user), confidences: (1, 1))
    }

    private init(
        _ entries: [LexiconEntry], sources: (GenreSource, GenreSource), confidences: (Double, Double)
    ) {
        (titleSource, wordSource) = sources
        (titleConfidence, wordConfidence) = confidences
        // The last entry holds where two differ, as in any settings file.
        for entry in entries { add(entry) }
    }

    private mutating func add(_ entry: LexiconEntry) {
        let keyword = entry.keyword
        switch entry.kind {
        case .titles:
            titles[keyword.matching] = entry.genre
            plainTitles[keyword.title] = entry.genre
        case .words:
            let parts = Self.split(keyword.matching)
            words[parts.joined(separator: " ")] = entry.genre
            longestWord = max(longestWord, parts.count)
            // One syllable without its accents is many words: `ma` is also má, mà, mã and mạ.
            if parts.count > 1 { words[Self.split(keyword.plain).joined(separator: " ")] = entry.genre }
        }
    }

    package func label(_ keyword: Keyword) -> GenreLabel? {
        if let genre = titles[keyword.matching] ?? plainTitles[keyword.title] {
            return GenreLabel(genre, confidence: titleConfidence, source: titleSource)
        }
        return word(in: keyword).map { GenreLabel($0, confidence: wordConfidence, source: wordSource) }
    }

    /// The longest entry within the keyword, the first among equals.
    private func word(in keyword: Keyword) -> Genre? {
        guard longestWord > 0 else { return nil }
        let parts = Self.split(keyword.matching)
        for length in stride(from: min(longestWord, parts.count), to: 0, by: -1) {
            for start in 0...(parts.count - length) {
                if let genre = words[parts[start..<(start + length)].joined(separator: " ")] { return genre }
            }
        }
        return nil
    }

    private static func split(_ text: String) -> [Substring] {
        text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "+" })
    }
}
