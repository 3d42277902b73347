import Columnar
import Warehouse

/// Scores and segment of every customer, in the order of `StarMeasures.contracts`.
struct CustomerScores: Sendable {
    let recency: ScoredMeasure
    let frequency: ScoredMeasure
    let duration: ScoredMeasure
    /// Index into `segmentNames`.
    let segments: [UInt8]
    let segmentNames: [String]

    /// - Parameters:
    ///   - asOf: not before the last day of any customer.
    ///   - unknown: surrogate keys of the contracts that are nobody in particular.
    init(_ star: StarMeasures, asOf: Day, rules: SegmentRules, unknown: Set<UInt32>) async throws {
        let scored = try await concurrently(3) { measure in
            switch measure {
            case 0:
                ScoredMeasure(
                    "recency", unit: "days", star.measures.map { Int64(asOf.number) - Int64($0.lastDay) }, best: .low)
            case 1:
                ScoredMeasure("frequency", unit: "days", star.measures.map { Int64($0.daysActive) }, best: .high)
            default:
                ScoredMeasure("duration", unit: "seconds", star.measures.map(\.seconds), best: .high)
            }
        }
        (recency, frequency, duration) = (scored[0], scored[1], scored[2])
        let (r, f, d) = (recency.scores, frequency.scores, duration.scores)
        // One level for everybody: the score tells no customer from another.
        let frequencySaysNothing = frequency.contracts.count { $0 > 0 } <= 1
        let table = rules.table(frequencySaysNothing: frequencySaysNothing)
        segmentNames = rules.names
        var segments = r.indices.map { table[(Int(r[$0]) - 1) * 16 + (Int(f[$0]) - 1) * 4 + Int(d[$0]) - 1] }
        let unknownName = UInt8(truncatingIfNeeded: segmentNames.firstIndex(of: SegmentRules.unknownName) ?? 0)
        for contract in unknown {
            if let row = star.row(of: contract) { segments[row] = unknownName }
        }
        self.segments = segments
    }

    var all: [ScoredMeasure] { [recency, frequency, duration] }
    var notes: [String] { all.compactMap(\.degenerate) }
}
