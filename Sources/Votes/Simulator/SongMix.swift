/// How likely each song is in one answer. Some songs are more popular than others, and each has its good and bad times,
/// so that ranks change over a few hundred answers. In whole numbers, so that a seed means the same everywhere.
struct SongMix: Sendable {
    /// The sum of the weights up to and with each song.
    private let limits: [Int]
    private let total: Int

    init(seed: UInt64, answer: UInt64) {
        var random = VoteRandom(seed: seed, stream: .max)
        var ranks = Array(Songs.all.indices)
        for index in ranks.indices.dropFirst().reversed() { ranks.swapAt(index, random.below(index + 1)) }
        var sum = 0
        limits = ranks.map { rank in
            let (period, offset) = (80 + random.below(240), random.below(320))
            sum += 10_000 / (rank + 3) * Self.popularity(at: answer, period: period, offset: offset) / period
            return sum
        }
        total = sum
    }

    /// From `period` (a bad time) up to five times that and back, in a straight line.
    private static func popularity(at answer: UInt64, period: Int, offset: Int) -> Int {
        let phase = (Int(answer % UInt64(period)) + offset) % period
        return period + 8 * min(phase, period - phase)
    }

    /// The index of the song that a random number stands for.
    func song(_ bits: UInt64) -> Int {
        let place = VoteRandom.scaled(bits, below: total)
        return limits.firstIndex { place < $0 } ?? 0
    }
}
