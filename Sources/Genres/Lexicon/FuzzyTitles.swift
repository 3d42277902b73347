/// Titles that a keyword nearly is: written as one word, or with a slip of the finger or two.
///
/// In titles of less than ten letters a slip makes another title, and a title's beginning is no better told here than by
/// the model. The confidence is the share that was right of labelled keywords (decision 7).
package struct FuzzyTitles: GenreClassifier {
    static let confidence = 0.83

    private static let shortestJoined = 4
    private static let shortestWithOne = 10
    private static let shortestWithTwo = 14

    private var joined: [String: Genre] = [:]
    /// By the number of their letters.
    private var titles: [Int: [Title]] = [:]

    private struct Title {
        let letters: [UInt8]
        let marks: UInt64
        var genre: Genre
    }

    /// The last entry holds where two differ.
    package init(_ entries: [LexiconEntry]) {
        var genres: [String: Genre] = [:]
        for entry in entries where entry.kind == .titles {
            genres[entry.keyword.title] = entry.genre
            joined[Self.withoutSpaces(entry.keyword.title)] = entry.genre
        }
        for (title, genre) in genres {
            guard let letters = Self.letters(title), letters.count >= Self.shortestWithOne else { continue }
            titles[letters.count, default: []].append(
                Title(letters: letters, marks: Self.marks(of: letters), genre: genre))
        }
    }

    package func label(_ keyword: Keyword) -> GenreLabel? {
        let whole = Self.withoutSpaces(keyword.title)
        if whole.utf8.count >= Self.shortestJoined, let genre = joined[whole] { return Self.label(genre) }
        guard let letters = Self.letters(keyword.title) else { return nil }
        return nearest(to: letters).map(Self.label)
    }

    private static func label(_ genre: Genre) -> GenreLabel {
        GenreLabel(genre, confidence: confidence, source: .fuzzy)
    }

    /// Nil as well where the nearest titles are of several genres.
    private func nearest(to letters: [UInt8]) -> Genre? {
        let reach = Self.slips(in: letters.count)
        guard reach > 0 else { return nil }
        let marks = Self.marks(of: letters)
        var best: (slips: Int, genre: Genre?) = (reach + 1, nil)
        for count in (letters.count - reach)...(letters.count + reach) {
            let limit = min(reach, Self.slips(in: count))
            for title in titles[count] ?? [] {
                // A slip takes away one letter at most, and brings one.
                guard (title.marks ^ marks).nonzeroBitCount <= 2 * limit,
                    let slips = EditDistance.between(letters, title.letters, limit: min(limit, best.slips))
                else { continue }
                if slips < best.slips {
                    best = (slips, title.genre)
                } else if best.genre != title.genre {
                    best.genre = nil
                }
            }
        }
        return best.genre
    }

    private static func slips(in count: Int) -> Int {
        count < shortestWithOne ? 0 : count < shortestWithTwo ? 1 : 2
    }

    /// Nil in other scripts, where a letter more or less is another word.
    private static func letters(_ text: String) -> [UInt8]? {
        text.utf8.allSatisfy { $0 < 0x80 } ? Array(text.utf8) : nil
    }

    /// Which letters there are, as bits.
    private static func marks(of letters: [UInt8]) -> UInt64 { letters.reduce(0) { $0 | 1 << UInt64($1 & 63) } }

    private static func withoutSpaces(_ text: String) -> String { String(text.filter { $0 != " " }) }
}
