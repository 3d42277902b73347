import Foundation

/// How rare each bucket is among the rows of a training, and with it the numbers of a keyword's features (TF-IDF).
struct FeatureWeighting: Equatable {
    /// In how many rows of the training each bucket occurs; at most `UInt16.max` is told.
    let frequencies: [UInt16]
    let rowCount: Int
    /// The logarithm of how rare a bucket is, plus one.
    private let rarities: [Float]

    init(frequencies: [UInt16], rowCount: Int) {
        self.frequencies = frequencies
        self.rowCount = rowCount
        rarities = frequencies.map { log(Float(1 + rowCount) / Float(1 + Int($0))) + 1 }
    }

    /// Counts the rows that have each bucket.
    init(_ rows: [[[UInt32]]]) {
        var frequencies = [UInt16](repeating: 0, count: Features.bucketCount)
        for row in rows {
            for bucket in Set(row.joined()) where frequencies[Int(bucket)] < .max { frequencies[Int(bucket)] += 1 }
        }
        self.init(frequencies: frequencies, rowCount: rows.count)
    }

    /// Each block to the length one. Buckets that no row of the training had are left out.
    func vector(_ blocks: [[UInt32]]) -> SparseVector {
        var vector = SparseVector()
        for block in blocks { append(block.sorted(), to: &vector) }
        return vector
    }

    private func append(_ sorted: [UInt32], to vector: inout SparseVector) {
        let start = vector.values.count
        var squares: Float = 0
        var index = 0
        while index < sorted.count {
            let bucket = sorted[index]
            var count = 0
            while index < sorted.count, sorted[index] == bucket { (count, index) = (count + 1, index + 1) }
            guard frequencies[Int(bucket)] > 0 else { continue }
            let value = (count == 1 ? 1 : 1 + log(Float(count))) * rarities[Int(bucket)]
            squares += value * value
            vector.buckets.append(bucket)
            vector.values.append(value)
        }
        guard squares > 0 else { return }
        let scale = 1 / squares.squareRoot()
        for index in start..<vector.values.count { vector.values[index] *= scale }
    }
}

/// A keyword as the linear model takes it.
struct SparseVector {
    var buckets: [UInt32] = []
    var values: [Float] = []

    var squaredLength: Float { values.reduce(0) { $0 + $1 * $1 } }
}

/// A score or weight for each genre; there are fewer genres than lanes.
typealias GenreScores = SIMD16<Float>
