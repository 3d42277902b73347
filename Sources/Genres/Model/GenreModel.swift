import Foundation

/// A text classifier trained from labelled keywords. It answers for every keyword, and says how sure it is.
package struct GenreModel: GenreClassifier, Equatable {
    let weighting: FeatureWeighting
    let weights: LinearWeights
    let calibration: Calibration

    /// Nil for a blank keyword alone.
    package func label(_ keyword: Keyword) -> GenreLabel? {
        guard !keyword.isBlank else { return nil }
        let answer = guess(Features.buckets(of: keyword))
        return GenreLabel(answer.genre, confidence: calibration.confidence(answer.certainty), source: .model)
    }

    func guess(_ buckets: [[UInt32]]) -> (genre: Genre, certainty: Double) {
        let scores = weights.scores(of: weighting.vector(buckets))
        var best = Genre.allCases[0]
        for genre in Genre.allCases where scores[genre.index] > scores[best.index] { best = genre }
        let total = Genre.allCases.reduce(0) { $0 + exp(Double(scores[$1.index] - scores[best.index])) }
        return (best, 1 / total)
    }
}
