/// How popular groups and titles are in each of the two months. In each month a title has a rank of Zipf's law in its
/// group; some titles rise from one month to the next, as many fall, and so do groups.
struct SearchTrends: Sendable {
    struct Month: Sendable {
        let groups: WeightedChoice
        /// Of each group.
        let titles: [WeightedChoice]
    }

    let months: [Month]

    init(vocabulary: SearchVocabulary, seed: UInt64) {
        let random = RandomStream(seed: seed, purpose: .titles)
        let places = vocabulary.groups.indices
        months = [0, 1].map { month in
            let titles = places.map { group in
                WeightedChoice(Self.weights(ofTitles: vocabulary.groups[group].count, group, month, random))
            }
            let groups = places.map { group in
                // Between half and one and a half times the usual, each month anew.
                let mood = Double(random[UInt64(1 + month) << 40 | UInt64(group)] >> 40) / Double(1 << 24)
                return (0.5 + mood) * Double(vocabulary.groups[group].count).squareRoot()
            }
            return Month(groups: WeightedChoice(groups), titles: titles)
        }
    }

    private static func weights(ofTitles count: Int, _ group: Int, _ month: Int, _ random: RandomStream) -> [Double] {
        let bits = (0..<count).map { random[UInt64(group + 1) << 20 | UInt64($0)] }
        // Ties between random numbers end by place.
        let order = bits.indices.sorted { (bits[$0], $0) < (bits[$1], $1) }
        var weights = [Double](repeating: 0, count: count)
        for (rank, place) in order.enumerated() {
            let trend = mixed(bits[place]) & 0xFF
            let isQuiet = month == 0 ? trend < 24 : trend >= 232
            weights[place] = (isQuiet ? 0.12 : 1) / Double(rank + 2)
        }
        return weights
    }
}
