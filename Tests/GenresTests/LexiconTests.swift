import Foundation
import Genres
import Resources
import Testing

@Suite struct LexiconTests {
    private static let text = """
        # a comment
        [titles Animation]
        Chuyển Sinh 7
        one piece

        [words Horror]
        ma
        cương thi
        [words tv channel]
        k+
        """

    private static func lexicon() throws -> Lexicon { Lexicon(try LexiconEntry.parse(text, file: "test")) }

    @Test(
        "a title is known without accents and whatever its season",
        arguments: [
            "one piece", "ONE  Piece", "one piece phần 2", "one piece ss3", "one-piece tập 105", "one piece 4 vietsub",
            "chuyen sinh 7", "chuyển sinh",
        ])
    func knowsTitles(raw: String) throws {
        let label = try Self.lexicon().label(Keyword(raw))
        #expect(label?.genre == .animation && label?.source == .lexicon)
    }

    @Test(
        "a word counts as a word, and a short one only with its accents",
        arguments: [
            ("phim ma", Genre.horror), ("cuong thi 2", .horror), ("cương-thi", .horror), ("k+ sport", .channel),
            ("má", nil), ("mai", nil), ("one piece red", nil), ("", nil), ("thi cuong", nil), ("k", nil),
        ] as [(String, Genre?)])
    func knowsWords(raw: String, genre: Genre?) throws {
        let label = try Self.lexicon().label(Keyword(raw))
        #expect(label?.genre == genre && (label == nil || label?.source == .rule))
    }

    @Test("a user's entry is certain, and its last word holds")
    func trustsTheUser() throws {
        let entries = try LexiconEntry.parse("[titles News]\nx y\n[titles Music]\nX Y", file: "mine")
        let cascade = GenreCascade([Lexicon(ofUser: entries), try Self.lexicon()])
        #expect(cascade.label(Keyword("x y")) == GenreLabel(.music, confidence: 1, source: .user))
        #expect(cascade.label(Keyword("z")) == .unknown)
    }

    @Test(
        "a mistake in a lexicon is told by its line",
        arguments: [
            ("vtv\n", 1), ("[titles Fantasy]\n", 1), ("# ok\n[words News]\nx\n[News]\n", 4), ("\n[words News\n", 2),
        ])
    func refusesMistakes(text: String, line: Int) {
        #expect {
            try LexiconEntry.parse(text, file: "mine.txt")
        } throws: { error in
            "\(error)".hasPrefix("mine.txt, line \(line): ") && "\(error)".contains("[titles GENRE]")
        }
    }

    @Test("the lexicon that ships has every genre and contradicts itself nowhere")
    func isConsistent() throws {
        let text = try String(contentsOf: Resources.genreLexicon, encoding: .utf8)
        let entries = try LexiconEntry.parse(text, file: "lexicon.txt")
        #expect(Set(entries.map(\.genre)) == Set(Genre.allCases))
        let genres = Dictionary(grouping: entries, by: { "\($0.kind) \($0.keyword.matching)" })
        #expect(genres.filter { Set($0.value.map(\.genre)).count > 1 }.keys.sorted() == [])
    }
}
