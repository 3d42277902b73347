import Genres
import TestSupport
import Testing

@Suite struct FuzzyTests {
    private static let text = """
        [titles C Drama]
        Diên Hy Công Lược
        tam sinh tam thế
        [titles Animation]
        one piece
        detective conan
        """

    @Test(
        "a title is known with a slip of the finger or as one word, and a short one with a slip is another",
        arguments: [
            ("dien hi cong luoc", Genre.chineseDrama), ("diên hy công lượ", .chineseDrama),
            ("dien hy conng luocc", .chineseDrama), ("ide nhy cong luoc", .chineseDrama), ("onepiece", .animation),
            ("detectiveconan tập 12", .animation), ("detective coann", .animation),
            ("one piecs", nil), ("dien hy", nil), ("dn hi cong luoc", nil), ("detective", nil), ("", nil),
            ("phim detective conan", nil),
        ] as [(String, Genre?)])
    func knowsNearTitles(raw: String, genre: Genre?) throws {
        let label = FuzzyTitles(try LexiconEntry.parse(Self.text, file: "test")).label(Keyword(raw))
        #expect(label?.genre == genre && (label == nil || label?.source == .fuzzy))
    }

    @Test("between two titles as near, of two genres, nobody can tell")
    func doubtsTies() throws {
        let text = "[titles News]\nabcdefghijk1\n[titles Music]\nabcdefghijk2\n"
        let titles = FuzzyTitles(try LexiconEntry.parse(text, file: "test"))
        #expect(titles.label(Keyword("abcdefghijkx")) == nil)
        #expect(titles.label(Keyword("abcdefghijk2"))?.genre == .music)
    }

    @Test("what is found is what comparing with each title finds")
    func agreesWithComparing() throws {
        var random = SeededRandom(seed: 9)
        func word() -> String {
            String(
                (0..<Int.random(in: 9...15, using: &random)).map { _ in random.pick(["a", "b", "c"] as [Character]) })
        }
        let titles = (0..<120).map { _ in word() }
        let text = titles.enumerated().map { "[titles \(Genre.allCases[$0 % 14].rawValue)]\n\($1)" }
        let fuzzy = FuzzyTitles(try LexiconEntry.parse(text.joined(separator: "\n"), file: "test"))
        let genres = Dictionary(zip(titles, (0..<120).map { Genre.allCases[$0 % 14] }), uniquingKeysWith: { $1 })
        for _ in 0..<150 {
            let asked = word()
            let near = genres.map { (title: $0.key, genre: $0.value, slips: Self.slips(asked, $0.key)) }.filter {
                $0.slips <= Self.allowed(min(asked.count, $0.title.count))
            }
            let best = near.filter { $0.slips == near.map(\.slips).min() }
            let expected = Set(best.map(\.genre)).count == 1 ? best.first?.genre : nil
            #expect(fuzzy.label(Keyword(asked))?.genre == expected, "\(asked): \(best)")
        }
    }

    private static func allowed(_ count: Int) -> Int { count < 10 ? 0 : count < 14 ? 1 : 2 }

    /// The textbook's way, with the whole table.
    private static func slips(_ first: String, _ second: String) -> Int {
        let (a, b) = (Array(first), Array(second))
        var table = (0...a.count).map { row in (0...b.count).map { row == 0 ? $0 : $0 == 0 ? row : 0 } }
        for i in 1...a.count {
            for j in 1...b.count {
                table[i][j] = min(
                    table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
                }
            }
        }
        return table[a.count][b.count]
    }
}
