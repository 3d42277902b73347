import ArgumentParser
import Genres

struct GenresTrain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Train the model from labelled keywords, and estimate how good it is.",
        discussion: """
            The estimate is a cross-validation: five times, a fifth of the labels is answered by a model that never saw \
            them. The model in <workspace>/genres is replaced when all is done; the same labels give the same file.
            """)

    @OptionGroup var places: PlaceOptions
    @OptionGroup var result: ResultOptions
    @OptionGroup var labels: LabelOptions

    @Flag(
        inversion: .prefixedNo,
        help: "Learn from a language model's answers to the prompt in use, too; your labels go before them.")
    var llmLabels = true

    func run() async throws {
        let start = ContinuousClock.now
        let labels = try labels.read()
        let files = GenreFiles(places: places.places())
        let answered = llmLabels ? labels.missing(from: try files.answeredLabels()) : []
        let trainer = try GenreTrainer(
            labels, lexicon: try GenreFiles.shippedEntries() + GenreFiles.userEntries(), answered: answered)
        let training = try await Interruption.cancelling { try await trainer.run() }
        let path = files.model
        try ModelFile.write(training.model, to: path)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let report = TrainingReport(
            labels, training.estimate, answered: answered, model: path, seconds: seconds)
        print(result.json ? try Output.json(report) : report.text)
    }
}

private struct TrainingReport: Encodable {
    let rowsRead: Int
    let rowsUsed: Int
    let rowsRejected: Int
    let rejected: [String: Int]
    /// Keywords that a language model labelled, and no label was read for.
    let rowsFromLlm: Int
    /// These by its name.
    let rowsByLlm: [String: Int]
    /// By cross-validation, of labels that were read.
    let accuracy: Double
    let accuracyTop40: Double
    let model: String
    let seconds: Double

    init(_ labels: LabelSet, _ estimate: GenreEvaluation, answered: [LabelSet.Row], model: String, seconds: Double) {
        rowsFromLlm = answered.count
        rowsByLlm = Dictionary(answered.map { ($0.model ?? "", 1) }, uniquingKeysWith: +)
        rowsRead = labels.rowsRead
        rowsUsed = labels.rows.count
        rejected = labels.rejected
        rowsRejected = labels.rowsRead - labels.rows.count
        accuracy = estimate.accuracy
        accuracyTop40 = estimate.accuracyTop40
        self.model = model
        self.seconds = seconds
    }

    var text: String {
        let lines = ["\(rowsRead) labels read = \(rowsUsed) used + \(rowsRejected) rejected"]
        let more = most(rowsByLlm).map { "with them, \($1) keywords that \($0) labelled" }
        let reasons = most(rejected).map { "  rejected \($1): \($0)" }
        return
            (lines + reasons + more + [
                "on keywords it has not seen, about \(GenreText.percent(accuracy)) right; "
                    + "of the most confident 40 %, \(GenreText.percent(accuracyTop40))",
                "written to \(model) in \(GenreText.seconds(seconds)) s",
            ]).joined(separator: "\n")
    }

    private func most(_ counts: [String: Int]) -> [(String, Int)] {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }
}
