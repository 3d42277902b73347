/// What each bucket adds to the score of each genre.
struct LinearWeights: Equatable {
    var buckets = [GenreScores](repeating: .zero, count: Features.bucketCount)
    var bias = GenreScores.zero

    func scores(of vector: SparseVector) -> GenreScores {
        var scores = bias
        for index in vector.buckets.indices { scores += buckets[Int(vector.buckets[index])] * vector.values[index] }
        return scores
    }

    mutating func add(_ step: GenreScores, times vector: SparseVector) {
        guard step != .zero else { return }
        bias += step
        for index in vector.buckets.indices { buckets[Int(vector.buckets[index])] += step * vector.values[index] }
    }
}
