/// The people who search: which of them are there in a month, what they have and what they like.
///
/// The months' people overlap; who is there in one month only is new or lost in the other.
struct Searchers: Sendable {
    struct Person {
        let platform: Int
        let provider: Int
        let network: Int
        /// The group liked in the month, and the title looked for most.
        let taste: Int
        let favourite: Int
        /// How the keyboard and its owner write, of 256.
        let hand: UInt64
    }

    /// Of a month's people this part is there in it alone, of 100.
    private static let strangers = 28
    /// Tastes that change from the first month to the second, and favourites that do not where the taste stays, of 256.
    private static let drift: UInt64 = 105
    private static let loyalty: UInt64 = 120

    private let people: Int
    private let shift: Int
    private let factor: Int
    private let trends: SearchTrends
    private let random: RandomStream
    private let platforms = WeightedChoice(SearchMix.platforms.map(\.share))
    private let networks = SearchMix.platforms.map { WeightedChoice($0.networks.map(\.1)) }
    private let networkNumbers = SearchMix.platforms.map { $0.networks.map(\.0.rawValue) }
    private let providers = WeightedChoice(SearchMix.providers.map(\.share))

    init(people: Int, trends: SearchTrends, seed: UInt64) {
        self.people = people
        shift = people * Self.strangers / 100
        factor = Self.coprime(to: people)
        self.trends = trends
        random = RandomStream(seed: seed, purpose: .searchers)
    }

    /// Somebody who is there in the month. Few search often, many seldom.
    @inline(__always)
    func number(month: Int, bits: UInt64) -> Int {
        // x (x + ⅛) / 1⅛: at most nine times as often as the average, and down to half of it.
        let part = bits >> 33
        let skewed = (part &* (part &+ (1 << 28))) / (9 << 28)
        let rank = scaled(skewed << 33, below: people)
        // Who searches often is spread over all numbers.
        return (rank &* factor &+ month) % people &+ month &* shift
    }

    /// Somebody without an account; beyond the numbers of all others.
    @inline(__always)
    func anonymous(bits: UInt64) -> Int { 1 << 40 | scaled(bits, below: people) }

    func person(_ number: Int, month: Int) -> Person {
        let first = random[UInt64(truncatingIfNeeded: number)]
        let second = mixed(first &+ 1)
        let platform = platforms.pick(first)
        let place = networks[platform].pick(second)
        let likes = likes(first: mixed(first &+ 2), second: mixed(first &+ 3), month: month)
        return Person(
            platform: platform, provider: providers.pick(mixed(second)), network: networkNumbers[platform][place],
            taste: likes.taste, favourite: likes.favourite, hand: (second >> 8) & 0xFF)
    }

    @inline(__always)
    private func likes(first: UInt64, second: UInt64, month: Int) -> (taste: Int, favourite: Int) {
        let taste = trends.months[0].groups.pick(first)
        let isKept = month == 0 || first & 0xFF >= Self.drift
        guard isKept else {
            let taste = trends.months[1].groups.pick(second)
            return (taste, trends.months[1].titles[taste].pick(mixed(second)))
        }
        let isLoyal = month == 0 || (first >> 8) & 0xFF < Self.loyalty
        let bits = first << 32 | (second & 0xFFFF)
        return (taste, trends.months[isLoyal ? 0 : 1].titles[taste].pick(isLoyal ? mixed(bits) : mixed(bits &+ 1)))
    }

    private static func coprime(to count: Int) -> Int {
        var factor = 387_421
        while true {
            var (high, low) = (factor, count)
            while low != 0 { (high, low) = (low, high % low) }
            if high == 1 { return factor }
            factor += 2
        }
    }
}
