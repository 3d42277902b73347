import Foundation

/// Trains the linear model: one support vector machine a genre against the rest (L2 loss, dual coordinate descent, after
/// Hsieh et al. 2008), all genres at once in the lanes of a vector. To its weights come a tenth of those of a complement
/// naive Bayes (Rennie et al. 2003): that moved right answers to the top of the ranking by confidence.
struct LinearTrainer {
    let rows: [TrainingRow]

    struct TrainingRow {
        let vector: SparseVector
        let genre: Genre
        /// How much the row counts; 1 for a label.
        let weight: Float
    }

    private static let cost: Float = 0.12
    private static let epochs = 8
    private static let share: Float = 0.1
    private static let smoothing: Float = 0.2
    /// Makes scores into the logits of useful probabilities; calibration does the rest.
    private static let sharpness: Float = 3

    func weights() -> LinearWeights {
        var weights = supportVectors()
        let bayes = complementBayes()
        for bucket in weights.buckets.indices {
            weights.buckets[bucket] = (weights.buckets[bucket] + bayes[bucket] * Self.share) * Self.sharpness
        }
        weights.bias *= Self.sharpness
        return weights
    }

    private func supportVectors() -> LinearWeights {
        var weights = LinearWeights()
        var duals = [GenreScores](repeating: .zero, count: rows.count)
        let lengths = rows.map { $0.vector.squaredLength + 1 }
        var order = Array(rows.indices)
        var random = Shuffler()
        for _ in 0..<Self.epochs {
            order.shuffle(using: &random)
            for index in order {
                let row = rows[index]
                let slack = 1 / (2 * Self.cost * row.weight)
                var side = GenreScores(repeating: -1)
                side[row.genre.index] = 1
                let gradient = side * weights.scores(of: row.vector) - 1 + slack * duals[index]
                let moved = duals[index] - gradient / (lengths[index] + slack)
                let dual = moved.replacing(with: 0, where: moved .< 0)
                let step = (dual - duals[index]) * side
                duals[index] = dual
                weights.add(step, times: row.vector)
            }
        }
        return weights
    }

    /// How much less often a bucket occurs in other genres; the mean over genres taken off.
    private func complementBayes() -> [GenreScores] {
        var sums = [GenreScores](repeating: .zero, count: Features.bucketCount)
        for row in rows {
            for (bucket, value) in zip(row.vector.buckets, row.vector.values) {
                sums[Int(bucket)][row.genre.index] += value * row.weight
            }
        }
        let seen = sums.indices.filter { sums[$0].sum() > 0 }
        var total = GenreScores.zero
        for bucket in seen { total += GenreScores(repeating: sums[bucket].sum()) - sums[bucket] + Self.smoothing }
        for bucket in seen {
            let others = GenreScores(repeating: sums[bucket].sum()) - sums[bucket] + Self.smoothing
            sums[bucket] = .zero
            for lane in Genre.allCases.indices { sums[bucket][lane] = log(total[lane] / others[lane]) }
            let mean = sums[bucket].sum() / Float(Genre.allCases.count)
            for lane in Genre.allCases.indices { sums[bucket][lane] -= mean }
        }
        return sums
    }
}

/// The same order in every run.
private struct Shuffler: RandomNumberGenerator {
    private var state: UInt64 = 14

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
