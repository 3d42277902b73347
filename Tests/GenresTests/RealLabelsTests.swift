import Foundation
import Genres
import Resources
import Testing

/// Keywords of real users with the genres a strong model gave them, where they are at hand.
enum RealLabels {
    static let path = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/data/search_labels/labels.csv").standardizedFileURL.path
    static let arePresent = FileManager.default.fileExists(atPath: path)

    static func read() throws -> LabelSet {
        try LabelSet(Array(try Data(contentsOf: URL(filePath: path))), file: path)
    }
}

@Suite(.enabled(if: RealLabels.arePresent, "the real labels are not at hand"))
struct RealLabelsTests {
    private static func lexicon() throws -> [LexiconEntry] {
        try LexiconEntry.parse(try String(contentsOf: Resources.genreLexicon, encoding: .utf8), file: "lexicon.txt")
    }

    @Test("real searches get the right genre more often than a plain linear model gives them")
    func isAccurate() async throws {
        let estimate = try await GenreTrainer(try RealLabels.read(), lexicon: try Self.lexicon()).run().estimate
        #expect(estimate.accuracy >= 0.54 && estimate.accuracyTop40 >= 0.775, "\(estimate)")
    }

    @Test("the words that ship are right about real searches more than four times in five, the titles three in four")
    func wordsArePrecise() throws {
        let lexicon = Lexicon(try Self.lexicon())
        var (right, all): ([GenreSource: Int], [GenreSource: Int]) = ([:], [:])
        for row in try RealLabels.read().rows {
            guard let label = lexicon.label(row.keyword) else { continue }
            all[label.source, default: 0] += 1
            if label.genre == row.genre { right[label.source, default: 0] += 1 }
        }
        func precision(_ source: GenreSource) -> Double { Double(right[source] ?? 0) / Double(all[source] ?? 1) }
        #expect(precision(.rule) >= 0.84 && precision(.lexicon) >= 0.75, "\(right) of \(all)")
    }
}
