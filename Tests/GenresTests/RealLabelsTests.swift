import Foundation
import Resources
import Testing

@testable import Genres

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

    @Test("near titles are right about real searches more than four times in five")
    func nearTitlesArePrecise() throws {
        let entries = try Self.lexicon()
        let (lexicon, fuzzy) = (Lexicon(entries), FuzzyTitles(entries))
        let rows = try RealLabels.read().rows.filter { lexicon.label($0.keyword) == nil }
        let pairs = rows.compactMap { row in fuzzy.label(row.keyword).map { (row.genre, $0) } }
        let evaluation = GenreEvaluation(pairs)
        #expect(evaluation.rows > 120 && evaluation.accuracy >= 0.82, "\(evaluation)")
    }

    @Test("a trained model is as often right as its confidence says, of real searches that it is asked for")
    func isHonest() async throws {
        let (entries, rows) = (try Self.lexicon(), try RealLabels.read().rows)
        let (known, unseen) = (rows.indices.filter { $0 % 2 == 0 }, rows.indices.filter { $0 % 2 == 1 })
        let model = try await GenreTrainer(rows: known.map { rows[$0] }, lexicon: entries, folds: 5).run().model
        let lexicons: [any GenreClassifier] = [Lexicon(entries), FuzzyTitles(entries)]
        let asked = unseen.map { rows[$0] }.filter { row in lexicons.allSatisfy { $0.label(row.keyword) == nil } }
        let answers = asked.compactMap { row in model.label(row.keyword).map { (row.genre, $0) } }
        for tenth in 2..<9 {
            let some = answers.filter { Int($0.1.confidence * 10) == tenth }
            guard some.count >= 100 else { continue }
            let told = some.reduce(0) { $0 + $1.1.confidence } / Double(some.count)
            let right = Double(some.count { $0.0 == $0.1.genre }) / Double(some.count)
            #expect(abs(told - right) < 0.09, "\(tenth): told \(told), right \(right) of \(some.count)")
        }
    }

    @Test("without any label, real searches get a genre, and it is as often right as its confidence says")
    func isHonestWithoutLabels() async throws {
        let entries = try Self.lexicon()
        let model = try await GenreTrainer.fromLexicon(entries).model
        let cascade = GenreCascade([Lexicon(entries), FuzzyTitles(entries), model])
        let pairs = try RealLabels.read().rows.map { ($0.genre, cascade.label($0.keyword)) }
        let evaluation = GenreEvaluation(pairs)
        #expect(evaluation.accuracy >= 0.45 && evaluation.accuracyTop40 >= 0.7, "\(evaluation)")
        for tenth in 1..<9 {
            let part = pairs.filter { Int($0.1.confidence * 10) == tenth }
            let claimed = part.reduce(0) { $0 + $1.1.confidence } / Double(part.count)
            let right = Double(part.count { $0.1.genre == $0.0 }) / Double(part.count)
            #expect(abs(claimed - right) < 0.06, "of \(part.count): claimed \(claimed), right \(right)")
        }
    }

    @Test("near titles make the cascade right more often, not less, where a model would answer else")
    func nearTitlesHelp() async throws {
        let entries = try Self.lexicon()
        let rows = try RealLabels.read().rows
        let known = rows.indices.filter { $0 % 4 != 0 }.map {
            CSVField.line([rows[$0].keyword.text, rows[$0].genre.rawValue]) + "\n"
        }
        let labels = try LabelSet(Array(("keyword,genre\n" + known.joined()).utf8), file: "three quarters")
        let model = try await GenreTrainer(labels, lexicon: entries, folds: 2).run().model
        func measured(_ classifiers: [any GenreClassifier]) -> GenreEvaluation {
            let cascade = GenreCascade(classifiers + [model])
            let unseen = rows.indices.filter { $0 % 4 == 0 }
            return GenreEvaluation(unseen.map { (rows[$0].genre, cascade.label(rows[$0].keyword)) })
        }
        let (with, without) = (measured([Lexicon(entries), FuzzyTitles(entries)]), measured([Lexicon(entries)]))
        #expect(with.accuracy >= without.accuracy && with.accuracy >= 0.54, "\(with) and \(without)")
        #expect(with.accuracyTop40 >= 0.78, "\(with)")
    }
}
