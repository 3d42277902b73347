/// What share of the answers with a given certainty was right, on keywords the model had not seen: isotonic regression,
/// read off by straight lines.
struct Calibration: Equatable {
    struct Point: Equatable {
        let certainty: Double
        let accuracy: Double
    }

    let points: [Point]

    init(points: [Point]) { self.points = points }

    /// Pools answers of about the same certainty, then neighbours until accuracy never falls as certainty rises.
    init(_ answers: [(certainty: Double, isRight: Bool)]) {
        let sorted = answers.sorted { ($0.certainty, $0.isRight ? 1 : 0) < ($1.certainty, $1.isRight ? 1 : 0) }
        var pools: [Pool] = []
        for start in stride(from: 0, to: sorted.count, by: Self.poolSize) {
            var pool = Pool(sorted[start..<min(start + Self.poolSize, sorted.count)])
            while let last = pools.last, last.accuracy >= pool.accuracy {
                pool.add(last)
                pools.removeLast()
            }
            pools.append(pool)
        }
        points = pools.map { Point(certainty: $0.certainty / $0.count, accuracy: $0.accuracy) }
    }

    /// The chance to be right, 0 to 1. Rises a little even where accuracy was level, so that the order of answers stays.
    func confidence(_ certainty: Double) -> Double { accuracy(certainty) * 0.999 + certainty * 0.001 }

    private func accuracy(_ certainty: Double) -> Double {
        guard let first = points.first, let last = points.last else { return certainty }
        if certainty <= first.certainty {
            return first.accuracy * (first.certainty > 0 ? certainty / first.certainty : 1)
        }
        guard let above = points.firstIndex(where: { $0.certainty >= certainty }), above > 0 else {
            return last.accuracy
        }
        let (low, high) = (points[above - 1], points[above])
        let part = (certainty - low.certainty) / (high.certainty - low.certainty)
        return low.accuracy + part * (high.accuracy - low.accuracy)
    }

    private static let poolSize = 50

    private struct Pool {
        /// Sums over the answers pooled.
        private(set) var certainty = 0.0
        private(set) var right = 0.0
        private(set) var count = 0.0

        var accuracy: Double { right / count }

        init(_ answers: ArraySlice<(certainty: Double, isRight: Bool)>) {
            for answer in answers {
                certainty += answer.certainty
                right += answer.isRight ? 1 : 0
                count += 1
            }
        }

        mutating func add(_ other: Pool) {
            certainty += other.certainty
            right += other.right
            count += other.count
        }
    }
}
