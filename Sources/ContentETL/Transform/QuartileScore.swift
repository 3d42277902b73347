import Columnar

/// Exact quartile scores of one measure over all customers.
///
/// The cut at p is the value at rank ceil(p·N) of the N sorted values; the score of a value is one more than the number
/// of cuts strictly below it. For recency, where low is best, 4 minus that number.
struct QuartileScore: Sendable {
    enum Best: Sendable { case high, low }

    /// At ¼, ½ and ¾; zeros where there are no values.
    let cuts: [Int64]
    let best: Best

    init(_ values: [Int64], best: Best) {
        self.best = best
        let sorted = radixSorted(values)
        cuts = (1...3).map { quarter in
            sorted.isEmpty ? 0 : sorted[(sorted.count * quarter + 3) / 4 - 1]
        }
    }

    func callAsFunction(_ value: Int64) -> Int {
        let below = (cuts[0] < value ? 1 : 0) + (cuts[1] < value ? 1 : 0) + (cuts[2] < value ? 1 : 0)
        return best == .high ? 1 + below : 4 - below
    }
}

/// One measure of all customers with its scores: what the score mart and the notes are made of.
struct ScoredMeasure: Sendable {
    let name: String
    let score: QuartileScore
    /// Score of each customer, 1–4.
    let scores: [UInt8]
    /// Customers with score 1…4.
    let contracts: [Int64]
    /// Says so where ties leave scores empty; nil where all four occur.
    let degenerate: String?

    init(_ name: String, unit: String, _ values: [Int64], best: QuartileScore.Best) {
        self.name = name
        let score = QuartileScore(values, best: best)
        self.score = score
        scores = values.map { UInt8(score($0)) }
        var contracts: [Int64] = [0, 0, 0, 0]
        for score in scores { contracts[Int(score) - 1] += 1 }
        self.contracts = contracts
        degenerate = Self.describe(name, unit, values, contracts, score.cuts)
    }

    private static func describe(
        _ name: String, _ unit: String, _ values: [Int64], _ contracts: [Int64], _ cuts: [Int64]
    ) -> String? {
        let empty = contracts.indices.filter { contracts[$0] == 0 }.map { String($0 + 1) }
        guard !empty.isEmpty, !values.isEmpty else { return nil }
        // The tie that does it is at a cut: two cuts fell on it, or it is the largest value.
        let ties = Set(cuts).map { cut in (cut: cut, count: values.count { $0 == cut }) }
        guard let tie = ties.max(by: { ($0.count, -$0.cut) < ($1.count, -$1.cut) }) else { return nil }
        let share = Int((Double(tie.count) / Double(values.count) * 100).rounded())
        let list = empty.count == 1 ? "score \(empty[0]) is" : "scores \(empty.joined(separator: ", ")) are"
        return "\(name): \(share) % of customers tie at \(tie.cut) \(unit); \(list) empty"
    }
}
