import Columnar
import Genres
import Warehouse

/// Who gives the top keywords their genres in one run.
struct Classifier: Sendable {
    struct Labels: Sendable {
        /// By keyword number; a keyword that is missing is pending.
        let known: [UInt32: GenreLabel]
        let pendingReason: String?
    }

    private let labeler: GenreLabeler
    /// Another one gives others.
    let fingerprint: String

    init(_ labeler: GenreLabeler) {
        self.labeler = labeler
        fingerprint = labeler.fingerprint
    }

    /// Genres that the same classifier gave before are not asked for again.
    func labels(
        of comparison: SearchComparison, reusing previous: Generation?, _ base: SearchManifest?, _ meter: SearchMeter
    ) async throws -> Labels {
        meter.enter(.classifying)
        let before = base?.classifier == fingerprint ? try previous?.keywordLabels() ?? [:] : [:]
        var known: [UInt32: GenreLabel] = [:]
        var open: [UInt32] = []
        for number in comparison.topKeywords {
            let text = comparison.union.keywords[Int(number)]
            if let label = before[text] {
                known[number] = label
            } else {
                open.append(number)
            }
        }
        let keywords = try await Self.keywords(open, comparison.union)
        let result = try await labeler.label(keywords) { meter.classified($0) }
        for (number, label) in zip(open, result.labels) {
            if let label { known[number] = label }
        }
        return Labels(known: known, pendingReason: result.pendingReason)
    }

    private static func keywords(_ numbers: [UInt32], _ union: KeywordUnion) async throws -> [Keyword] {
        let starts = Array(stride(from: 0, to: numbers.count, by: chunk))
        return try await concurrently(starts.count) { place in
            numbers[starts[place]..<min(starts[place] + chunk, numbers.count)].map { Keyword(union.keywords[Int($0)]) }
        }.flatMap(\.self)
    }

    private static let chunk = 512
}
