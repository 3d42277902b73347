/// Who gave a keyword its genre.
package enum GenreSource: String, CaseIterable, Sendable, Codable {
    /// The user's own lexicon.
    case user
    /// A title of the lexicon: the whole keyword.
    case lexicon
    /// A word of the lexicon within the keyword.
    case rule
    /// A title of a lexicon that the keyword nearly is.
    case fuzzy
    /// The model trained from labels.
    case model
    /// A language model behind an API.
    case llm
    /// A label too uncertain to be given.
    case abstained
    /// Nobody knew.
    case none
}

/// A genre, how sure it is, and whence it comes.
package struct GenreLabel: Equatable, Sendable {
    /// Nil where `source` is `abstained`.
    package let genre: Genre?
    /// The estimated chance that the genre is right, 0 to 1.
    package let confidence: Double
    package let source: GenreSource

    package init(_ genre: Genre?, confidence: Double, source: GenreSource) {
        self.genre = genre
        self.confidence = confidence
        self.source = source
    }

    /// What a keyword gets that nobody knows.
    package static let unknown = GenreLabel(.other, confidence: 0, source: .none)
}
