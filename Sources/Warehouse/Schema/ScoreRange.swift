/// Scores from one to another, both included; 1 is the least, 4 the best.
package struct ScoreRange: Hashable, Sendable {
    package let low: Int
    package let high: Int

    package static let all = ScoreRange(1, 4)

    init(_ low: Int, _ high: Int) {
        self.low = low
        self.high = high
    }

    /// Reads `4` or `2-3`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard let first = ends.first, let low = first, let last = ends.last, let high = last, ends.count <= 2,
            1 <= low, low <= high, high <= 4
        else { return nil }
        self.init(low, high)
    }

    package func contains(_ score: Int) -> Bool { low <= score && score <= high }
}

extension ScoreRange: CustomStringConvertible {
    package var description: String { low == high ? "\(low)" : "\(low)-\(high)" }
}
