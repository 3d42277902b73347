import Columnar

/// Customers by recency score and duration score: 16 cells, recency first.
struct RFMGrid {
    private(set) var contracts = [Int64](repeating: 0, count: 16)
    private(set) var seconds = [Int64](repeating: 0, count: 16)
    /// The segment most customers of a cell are in; empty for an empty cell.
    private(set) var segments = [String](repeating: "", count: 16)

    init(star: StarMeasures, scores: CustomerScores) {
        var bySegment = [[Int64]](repeating: [Int64](repeating: 0, count: scores.segmentNames.count), count: 16)
        for row in star.measures.indices {
            let cell = (Int(scores.recency.scores[row]) - 1) * 4 + Int(scores.duration.scores[row]) - 1
            contracts[cell] += 1
            seconds[cell] = seconds[cell].addingClamped(star.measures[row].seconds)
            bySegment[cell][Int(scores.segments[row])] += 1
        }
        for cell in 0..<16 where contracts[cell] > 0 {
            let counts = bySegment[cell]
            segments[cell] = scores.segmentNames[counts.indices.max { (counts[$0], $1) < (counts[$1], $0) } ?? 0]
        }
    }
}
