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
        var open: [(number: UInt32, keyword: Keyword)] = []
        for number in comparison.topKeywords {
            let text = comparison.union.keywords[Int(number)]
            if let label = before[text] {
                known[number] = label
            } else {
                open.append((number, Keyword(text)))
            }
        }
        let result = try await labeler.label(open.map(\.keyword)) { meter.classified($0) }
        for (asked, label) in zip(open, result.labels) {
            if let label { known[asked.number] = label }
        }
        return Labels(known: known, pendingReason: result.pendingReason)
    }
}
