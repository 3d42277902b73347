import Columnar
import Warehouse

/// Scores and segment of every customer, in the order of `StarMeasures.contracts`.
struct CustomerScores: Sendable {
    let recency: ScoredMeasure
    let frequency: ScoredMeasure
    let duration: ScoredMeasure
    /// Index into `Segments.names`.
    let segments: [UInt8]

    /// - Parameter asOf: not before the last day of any customer.
    init(_ star: StarMeasures, asOf: Day) async throws {
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
        segments = r.indices.map {
            Segments.segment(
                recency: r[$0], frequency: f[$0], duration: d[$0], frequencySaysNothing: frequencySaysNothing)
        }
    }

    var all: [ScoredMeasure] { [recency, frequency, duration] }
    var notes: [String] { all.compactMap(\.degenerate) }
}
