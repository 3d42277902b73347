/// One answer of the API: its size and delay, and its votes as JSON. A pure function of seed, number and query, so that
/// a seed gives the same answers again; only timestamps differ.
struct VoteAnswer: Sendable {
    let count: Int
    /// Milliseconds.
    let delay: Int
    private let random: VoteRandom
    private let mix: SongMix

    init(seed: UInt64, number: UInt64, query: VoteQuery) {
        var random = VoteRandom(seed: seed, stream: number)
        let choice = (count: 20 + random.below(61), delay: random.below(2001))
        count = query.count ?? choice.count
        delay = query.delay ?? choice.delay
        self.random = random
        mix = SongMix(seed: seed, answer: number)
    }

    /// The votes, from the first one on.
    var votes: VoteSequence { VoteSequence(count: count, random: random, mix: mix) }

    /// What stands before the votes.
    /// - Parameter delay: milliseconds the answer really took.
    func head(delay: Int) -> [UInt8] {
        let used = "\(delay / 1000).\(JSONText.padded(delay % 1000, 3))"
        return Array("{\"status\":\"ok\",\"count\":\(count),\"delay_used\":\(used),\"votes\":[".utf8)
    }

    static let tail = Array("]}".utf8)
}
