import Columnar

/// Each user's top search in two months, as a table a screen scrolls through and filters: `fact_trending_change` in memory,
/// some 70 bytes a user, shared by all copies.
package struct UserChanges: Sendable {
    package let count: Int
    /// Bytes of the longest name of a user.
    package let longestUser: Int
    private let users: TextColumn
    private let earlier: TextColumn
    private let later: TextColumn
    /// Codes into `genreNames`; `unknown` where there is none.
    private let earlierGenres: [UInt8]
    private let laterGenres: [UInt8]
    private let types: [UInt8]
    private let genreNames: [String]
    private let typeNames: [String]
    /// Both keywords and the user of a row, folded for search.
    private let folded: TextColumn

    private static let unknown = UInt8.max

    package struct Row: Hashable, Sendable {
        package var user: String
        /// Nil where the user searched for nothing in that month.
        package var earlier: String?
        package var earlierGenre: String?
        package var later: String?
        package var laterGenre: String?
        /// `Unchanged`, `Changed`, `New`, `Lost` or `Pending`.
        package var type: String

        package init(
            user: String, earlier: String?, earlierGenre: String?, later: String?, laterGenre: String?, type: String
        ) {
            self.user = user
            self.earlier = earlier
            self.earlierGenre = earlierGenre
            self.later = later
            self.laterGenre = laterGenre
            self.type = type
        }
    }

    package init(_ rows: some Sequence<Row>) {
        var (users, earlier, later, folded) = (TextColumn(), TextColumn(), TextColumn(), TextColumn())
        var (earlierGenres, laterGenres, types): ([UInt8], [UInt8], [UInt8]) = ([], [], [])
        var (genres, kinds) = (NameCodes(), NameCodes())
        var (spelling, parts, longest): (FoldedKeywords, [UInt8], Int) = (FoldedKeywords(), [], 0)
        for row in rows {
            users.append(row.user.utf8)
            earlier.append((row.earlier ?? "").utf8)
            later.append((row.later ?? "").utf8)
            for text in [row.earlier, row.later] { parts += spelling.folded(text) + [0x0A] }
            folded.append(parts + FoldedText.bytes(of: row.user))
            parts.removeAll(keepingCapacity: true)
            longest = max(longest, row.user.utf8.count)
            earlierGenres.append(row.earlierGenre.map { genres.code(of: $0) } ?? Self.unknown)
            laterGenres.append(row.laterGenre.map { genres.code(of: $0) } ?? Self.unknown)
            types.append(kinds.code(of: row.type))
        }
        self.users = users
        self.earlier = earlier
        self.later = later
        self.folded = folded
        self.earlierGenres = earlierGenres
        self.laterGenres = laterGenres
        self.types = types
        genreNames = genres.names
        typeNames = kinds.names
        count = types.count
        longestUser = longest
    }

    package subscript(index: Int) -> Row {
        Row(
            user: users[index], earlier: Self.text(earlier[index]), earlierGenre: genre(earlierGenres[index]),
            later: Self.text(later[index]), laterGenre: genre(laterGenres[index]), type: typeNames[Int(types[index])])
    }

    /// The same rows under other names of the users, such as tokens; a filter then finds these.
    package func renamed(_ name: @escaping (String) -> String) -> UserChanges {
        UserChanges(
            (0..<count).lazy.map { index in
                var row = self[index]
                row.user = name(row.user)
                return row
            })
    }

    /// Those of these users that are in the table.
    package func users(among wanted: Set<String>) -> Set<String> {
        wanted.isEmpty ? [] : Set((0..<count).lazy.map { self.users[$0] }.filter(wanted.contains))
    }

    /// The rows of these users, in order.
    package func rows(of wanted: Set<String>) -> [Row] {
        wanted.isEmpty ? [] : (0..<count).filter { wanted.contains(users[$0]) }.map { self[$0] }
    }

    /// The rows that hold every word of the filter, in order: in the user's name or a keyword, or as the beginning of a word
    /// of a genre or of the type; case and accents make no difference. A word of the form `genre:…` or `type:…` is looked
    /// for there alone. Words in quotes are one, and so are those that name a genre, such as K Drama, which then is meant
    /// alone. All rows for a blank filter.
    package func rows(matching filter: String) -> [UInt32] {
        let words = FilterWords(filter, genres: genreNames).words
        guard !words.isEmpty else { return Array(0..<UInt32(count)) }
        let tests = words.map { WordTest($0, genres: genreNames, types: typeNames) }
        return (0..<UInt32(count)).filter { row in tests.allSatisfy { matches($0, Int(row)) } }
    }

    private func matches(_ test: WordTest, _ row: Int) -> Bool {
        if test.genres[Int(earlierGenres[row])] || test.genres[Int(laterGenres[row])] { return true }
        if test.types[Int(types[row])] { return true }
        guard let text = test.text else { return false }
        return folded.contains(text, at: row)
    }

    private func genre(_ code: UInt8) -> String? { code == Self.unknown ? nil : genreNames[Int(code)] }

    /// No keyword is empty, so an empty one stands for none.
    private static func text(_ text: String) -> String? { text.isEmpty ? nil : text }
}

/// What one word of a filter matches: by code for the columns of few values, as bytes for the others.
private struct WordTest {
    var genres = [Bool](repeating: false, count: 256)
    var types = [Bool](repeating: false, count: 256)
    var text: [UInt8]?

    init(_ word: String, genres genreNames: [String], types typeNames: [String]) {
        let (scope, value) = Self.scope(of: word)
        if scope != "type" {
            for (code, name) in genreNames.enumerated() { genres[code] = Self.hasWord(name, startingWith: value) }
        }
        if scope != "genre" {
            for (code, name) in typeNames.enumerated() { types[code] = Self.hasWord(name, startingWith: value) }
        }
        text = scope == nil ? Array(value.utf8) : nil
    }

    /// By its beginning: `changed` is not to find `Unchanged`.
    private static func hasWord(_ name: String, startingWith value: String) -> Bool {
        FoldedText.folded(name).hasPrefix(value) || FoldedText.words(of: name).contains { $0.hasPrefix(value) }
    }

    private static func scope(of word: String) -> (String?, String) {
        for scope in ["genre", "type"] where word.hasPrefix(scope + ":") {
            return (scope, String(word.dropFirst(scope.count + 1)))
        }
        return (nil, word)
    }
}

/// Names numbered as they come, at most 255 of them; further ones share the last number.
private struct NameCodes {
    private(set) var names: [String] = []
    private var codes: [String: UInt8] = [:]

    mutating func code(of name: String) -> UInt8 {
        if let code = codes[name] { return code }
        guard names.count < 255 else { return 254 }
        let code = UInt8(names.count)
        names.append(name)
        codes[name] = code
        return code
    }
}
