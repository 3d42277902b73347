/// Trains a model from labels, and estimates by cross-validation how good it will be on keywords it has not seen.
package struct GenreTrainer: Sendable {
    /// Fewer labels than this teach nothing.
    package static let fewestRows = 50

    private let rows: [LabelSet.Row]
    private let buckets: [[[UInt32]]]
    /// Examples that only teach, and how much each counts.
    private let lessons: [(buckets: [[UInt32]], genre: Genre, weight: Float)]
    private let folds: Int
    private let measured: Int
    /// Whether the lexicon leaves a row to the model.
    private let isOpen: [Bool]

    /// A title of the lexicon teaches, too, what its words are about; it counts less than a label.
    private static let entryWeight: Float = 0.6

    /// - Parameters:
    ///   - lexicon: further examples; never measured.
    ///   - answered: keywords that a language model labelled; they count as labels do, and are never measured.
    ///   - folds: how many parts cross-validation makes, at least 2.
    package init(
        _ labels: LabelSet, lexicon: [LexiconEntry], answered: [LabelSet.Row] = [], folds: Int = 5
    ) throws(GenreTrainingError) {
        try self.init(rows: labels.rows, lexicon: lexicon, answered: labels.missing(from: answered), folds: folds)
    }

    /// - Parameter measured: of the folds, how many are answered by a model of their own; all, where nil.
    init(
        rows: [LabelSet.Row], lexicon: [LexiconEntry], answered: [LabelSet.Row] = [], folds: Int, measured: Int? = nil
    ) throws(GenreTrainingError) {
        guard rows.count >= Self.fewestRows else { throw .tooFewRows(rows.count) }
        guard Set(rows.map(\.genre)).count > 1 else { throw .oneGenre }
        self.rows = rows
        buckets = rows.map { Features.buckets(of: $0.keyword) }
        lessons =
            answered.map { (Features.buckets(of: $0.keyword), $0.genre, 1) }
            + lexicon.map { (Features.buckets(of: $0.keyword), $0.genre, Self.entryWeight) }
        self.folds = max(2, folds)
        self.measured = measured ?? self.folds
        let known: [any GenreClassifier] = [Lexicon(lexicon), FuzzyTitles(lexicon)]
        isOpen = rows.map { row in known.allSatisfy { $0.label(row.keyword) == nil } }
    }

    /// Trains once for each fold that is measured, and once with all labels. The same labels give the same model.
    package func run() async throws -> GenreTraining {
        let all = Array(rows.indices)
        let (model, answers) = try await withThrowingTaskGroup(of: Part.self) { group in
            for fold in 0..<measured {
                group.addTask {
                    try Task.checkCancellation()
                    let (known, unseen) = (all.filter { $0 % folds != fold }, all.filter { $0 % folds == fold })
                    return .answers(answer(with: train(known), unseen))
                }
            }
            group.addTask { .model(train(all)) }
            var model: GenreModel?
            var answers: [Answer] = []
            for try await part in group {
                switch part {
                case .model(let whole): model = whole
                case .answers(let some): answers += some
                }
            }
            return (model, answers.sorted { $0.row < $1.row })
        }
        guard let model else { throw CancellationError() }
        return training(model, answers)
    }

    private func training(_ model: GenreModel, _ answers: [Answer]) -> GenreTraining {
        // What the lexicon knows the model is not asked; those are the easier ones, of which it would think too well.
        let asked = answers.filter { isOpen[$0.row] }
        let calibration = Calibration(
            (asked.count < Self.fewestRows ? answers : asked).map { ($0.certainty, $0.genre == rows[$0.row].genre) })
        let labels = answers.map {
            GenreLabel($0.genre, confidence: calibration.confidence($0.certainty), source: .model)
        }
        return GenreTraining(
            model: GenreModel(weighting: model.weighting, weights: model.weights, calibration: calibration).rounded(),
            estimate: GenreEvaluation(zip(answers.map { rows[$0.row].genre }, labels)))
    }

    private func train(_ known: [Int]) -> GenreModel {
        let examples = known.map { buckets[$0] } + lessons.map(\.buckets)
        let weighting = FeatureWeighting(examples)
        let genres = known.map { (rows[$0].genre, Float(1)) } + lessons.map { ($0.genre, $0.weight) }
        let training = zip(examples, genres).map { buckets, label in
            LinearTrainer.TrainingRow(vector: weighting.vector(buckets), genre: label.0, weight: label.1)
        }
        let weights = LinearTrainer(rows: training).weights()
        return GenreModel(weighting: weighting, weights: weights, calibration: Calibration(points: []))
    }

    private func answer(with model: GenreModel, _ unseen: [Int]) -> [Answer] {
        unseen.map { row in
            let guess = model.guess(buckets[row])
            return Answer(row: row, genre: guess.genre, certainty: guess.certainty)
        }
    }

    private struct Answer {
        let row: Int
        let genre: Genre
        let certainty: Double
    }

    private enum Part {
        case model(GenreModel)
        case answers([Answer])
    }
}

/// What a training gives.
package struct GenreTraining: Sendable {
    package let model: GenreModel
    /// On labels the model had not seen: each fold answered by a model trained from the others.
    package let estimate: GenreEvaluation
}

/// Labels from which no model can be trained.
package enum GenreTrainingError: Error, Equatable, CustomStringConvertible {
    case tooFewRows(Int)
    case oneGenre

    package var description: String {
        switch self {
        case .tooFewRows(let count):
            "\(count) usable labels are too few; give at least \(GenreTrainer.fewestRows), as rows keyword,genre"
        case .oneGenre: "all labels are of one genre; give keywords of at least two"
        }
    }
}
