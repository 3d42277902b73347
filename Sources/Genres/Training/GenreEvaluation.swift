/// How labels compare with the true genres.
package struct GenreEvaluation: Sendable, Equatable {
    package struct Score: Sendable, Equatable, Encodable {
        /// Of the keywords given this genre, the share that has it; nil where none was given it.
        package let precision: Double?
        /// Of the keywords that have this genre, the share that was given it; nil where none has it.
        package let recall: Double?
        package let f1: Double?
        /// Keywords that have this genre.
        package let rows: Int
    }

    package let rows: Int
    /// The share with the right genre; a label withheld is not right.
    package let accuracy: Double
    /// The share that was given a genre by anyone: neither withheld nor unknown.
    package let coverage: Double
    /// The share that is right of the 40 % with the most confident labels.
    package let accuracyTop40: Double
    /// True genre → given genre → rows. A label withheld is not counted.
    package let confusion: [Genre: [Genre: Int]]
    /// Rows by the label's source.
    package let sources: [GenreSource: Int]

    package init(_ pairs: some Sequence<(Genre, GenreLabel)>) {
        let pairs = Array(pairs)
        let isRight = pairs.map { $0.1.genre == $0.0 }
        var confusion: [Genre: [Genre: Int]] = [:]
        var sources: [GenreSource: Int] = [:]
        for (genre, label) in pairs {
            sources[label.source, default: 0] += 1
            if let given = label.genre { confusion[genre, default: [:]][given, default: 0] += 1 }
        }
        // Equally confident labels keep the order of their rows, so that the figure repeats.
        let ranked = pairs.indices.sorted { (pairs[$1].1.confidence, $0) < (pairs[$0].1.confidence, $1) }
        let top = ranked.prefix(Int((Double(pairs.count) * 0.4).rounded()))
        rows = pairs.count
        accuracy = Self.share(isRight.count { $0 }, of: pairs.count)
        accuracyTop40 = Self.share(top.count { isRight[$0] }, of: top.count)
        coverage = Self.share(pairs.count { $0.1.source != .none && $0.1.source != .abstained }, of: pairs.count)
        rowsByGenre = Dictionary(pairs.map { ($0.0, 1) }, uniquingKeysWith: +)
        self.confusion = confusion
        self.sources = sources
    }

    /// Precision and recall of every genre.
    package var genres: [Genre: Score] {
        Dictionary(uniqueKeysWithValues: Genre.allCases.map { ($0, score(of: $0)) })
    }

    private let rowsByGenre: [Genre: Int]

    private func score(of genre: Genre) -> Score {
        let right = confusion[genre]?[genre] ?? 0
        let given = confusion.values.reduce(0) { $0 + ($1[genre] ?? 0) }
        let rows = rowsByGenre[genre] ?? 0
        return Score(
            precision: given > 0 ? Double(right) / Double(given) : nil,
            recall: rows > 0 ? Double(right) / Double(rows) : nil,
            f1: given + rows > 0 ? Double(2 * right) / Double(given + rows) : nil, rows: rows)
    }

    private static func share(_ part: Int, of whole: Int) -> Double { whole > 0 ? Double(part) / Double(whole) : 0 }
}
