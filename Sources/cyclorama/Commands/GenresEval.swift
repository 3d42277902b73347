import ArgumentParser
import Foundation
import Genres
import TerminalUI

struct GenresEval: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Measure the classifier on labelled keywords.",
        discussion: "Give labels the model was not trained from; it knows the others by heart.")

    @OptionGroup var places: PlaceOptions
    @OptionGroup var result: ResultOptions
    @OptionGroup var labels: LabelOptions

    func run() async throws {
        let labels = try labels.read()
        guard !labels.rows.isEmpty else { throw NoLabels(file: self.labels.labels, rejected: labels.rejected) }
        let cascade = try await GenreFiles(places: places.places()).cascade()
        let evaluation = GenreEvaluation(labels.rows.map { ($0.genre, cascade.label($0.keyword)) })
        let report = EvaluationReport(evaluation, rejected: labels.rejected)
        print(result.json ? try Output.json(report) : report.text)
    }
}

/// Nothing to measure by.
private struct NoLabels: Error, CustomStringConvertible {
    let file: String
    let rejected: [String: Int]

    var description: String {
        let reasons = rejected.sorted { $0.key < $1.key }.map { ", \($0.value) × \($0.key)" }.joined()
        let genres = Genre.allCases.map(\.rawValue).joined(separator: ", ")
        return "\(file) holds no usable label\(reasons); give rows keyword,genre, the genre one of \(genres)"
    }
}

private struct EvaluationReport: Encodable {
    let rows: Int
    let rejected: [String: Int]
    let accuracy: Double
    let coverage: Double
    let accuracyTop40: Double
    let genres: [String: GenreEvaluation.Score]
    /// True genre → given genre → rows.
    let confusion: [String: [String: Int]]
    let sources: [String: Int]

    init(_ evaluation: GenreEvaluation, rejected: [String: Int]) {
        rows = evaluation.rows
        self.rejected = rejected
        accuracy = evaluation.accuracy
        coverage = evaluation.coverage
        accuracyTop40 = evaluation.accuracyTop40
        genres = evaluation.genres.byName
        confusion = evaluation.confusion.mapValues(\.byName).byName
        sources = evaluation.sources.byName
    }

    var text: String {
        let head = [
            "\(NumberText.counted(Int64(rows), "keyword")): \(GenreText.percent(accuracy)) right; of the most confident 40 %, "
                + "\(GenreText.percent(accuracyTop40)); \(GenreText.percent(coverage)) known to lexicon or model",
            "",
            TextWidth.fitted("genre", to: 14) + "   rows  precision  recall  most often taken for",
        ]
        return (head + Genre.allCases.map { line($0.rawValue) }).joined(separator: "\n")
    }

    private func line(_ name: String) -> String {
        let score = genres[name]
        let wrong = (confusion[name] ?? [:]).filter { $0.key != name }
        let worst = wrong.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3).map { "\($0.key) \($0.value)" }
        return [
            TextWidth.fitted(name, to: 14), right("\(score?.rows ?? 0)", 6),
            right(score?.precision.map(GenreText.percent) ?? "–", 10),
            right(score?.recall.map(GenreText.percent) ?? "–", 7),
            " " + worst.joined(separator: ", "),
        ].joined(separator: " ")
    }

    private func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}

extension Dictionary where Key: RawRepresentable, Key.RawValue == String {
    /// JSON has an object for texts as keys alone.
    fileprivate var byName: [String: Value] {
        Dictionary<String, Value>(uniqueKeysWithValues: map { ($0.key.rawValue, $0.value) })
    }
}

/// Figures for people.
enum GenreText {
    static func percent(_ share: Double) -> String { String(format: "%.1f %%", share * 100) }

    static func seconds(_ seconds: Double) -> String { String(format: "%.2f", seconds) }
}
