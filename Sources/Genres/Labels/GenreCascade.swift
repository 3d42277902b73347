/// One way to tell a keyword's genre.
package protocol GenreClassifier: Sendable {
    /// Nil where it cannot tell.
    func label(_ keyword: Keyword) -> GenreLabel?
}

/// Classifiers in order: the first that knows a keyword gives its label.
package struct GenreCascade: Sendable {
    private let classifiers: [any GenreClassifier]
    private let minConfidence: Double

    /// - Parameter minConfidence: a label less sure than this is withheld, and its source is then `abstained`.
    package init(_ classifiers: [any GenreClassifier], minConfidence: Double = 0) {
        self.classifiers = classifiers
        self.minConfidence = minConfidence
    }

    /// Never nil: a keyword that nobody knows is `GenreLabel.unknown`.
    package func label(_ keyword: Keyword) -> GenreLabel {
        let label = classifiers.lazy.compactMap { $0.label(keyword) }.first ?? .unknown
        guard label.confidence < minConfidence else { return label }
        return GenreLabel(nil, confidence: label.confidence, source: .abstained)
    }
}
