import Foundation

extension GenreTrainer {
    /// A model for who has no labels, trained from the entries of lexicons, in a second: the same entries, the same model.
    ///
    /// Its estimate is of a third of the entries, which are easier than searches, by a model of the others. Its confidence
    /// is not that: it is lowered to what was right of searches.
    package static func fromLexicon(_ entries: [LexiconEntry]) async throws -> GenreTraining {
        let rows = Self.rows(entries)
        let training = try await GenreTrainer(rows: rows, lexicon: [], folds: 3, measured: 1).run()
        let model = training.model
        var weights = model.weights
        let counts = Dictionary(rows.map { ($0.genre, 1) }, uniquingKeysWith: +)
        for (genre, share) in searched {
            let known = Float(max(1, counts[genre] ?? 0)) / Float(rows.count)
            weights.bias[genre.index] += log(share / known) * trust
        }
        let points = model.calibration.points.map {
            Calibration.Point(certainty: $0.certainty, accuracy: $0.accuracy * honesty)
        }
        let adapted = GenreModel(
            weighting: model.weighting, weights: weights, calibration: Calibration(points: points))
        return GenreTraining(model: adapted.rounded(), estimate: training.estimate)
    }

    /// How often each genre is searched for, of 7,247 labelled keywords. A lexicon's titles are of other shares: it has what
    /// somebody found worth a line.
    private static let searched: [Genre: Float] = [
        .drama: 0.214, .animation: 0.129, .chineseDrama: 0.121, .other: 0.099, .koreanDrama: 0.092, .romance: 0.085,
        .action: 0.080, .music: 0.045, .sports: 0.032, .realityShow: 0.031, .horror: 0.030, .comedy: 0.022,
        .channel: 0.010, .news: 0.009,
    ]

    /// The power of these shares; with all of it, rare genres were hardly told.
    private static let trust: Float = 0.8

    /// What was right of searches, of what was right of entries not seen, about the same at every certainty.
    private static let honesty = 0.75

    /// The last entry holds where two differ.
    private static func rows(_ entries: [LexiconEntry]) -> [LabelSet.Row] {
        LabelSet.newest(
            entries.lazy.filter { !$0.keyword.isBlank }.map { LabelSet.Row(keyword: $0.keyword, genre: $0.genre) })
    }
}
