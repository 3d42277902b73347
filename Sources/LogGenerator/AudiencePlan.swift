/// How many contracts there are and how many rows each day gets. The rates reproduce April 2022 of a real service:
/// 1.5 M contracts in two days, 79 % of them active on both, and 2.1 M in the month.
///
/// Only sums and products of `Double` are used, no library functions, so that every machine gets the same numbers.
struct AudiencePlan: Sendable {
    enum Rates {
        /// Of the living contracts, so many end each day,
        static let leavingPerDay = 0.004
        /// and so many are new, as a part of the first day's contracts.
        static let joiningPerDay = 0.0052
        /// The mean chance that a living contract is active on a day; what `ContractTraits` adds up to.
        static let activeChance = 0.8214
        /// Rows of an active contract on a day.
        static let rowsPerActiveDay = 1.051
        /// Rows of contract `0`, the customer whom nobody knows.
        static let unknownShare = 0.0135
        /// Boxes that appear under contract `0`, as a part of the first day's contracts.
        static let unknownDevices = 0.2
        /// Sunday first; 1 April 2022 is a Friday.
        static let weekday = [1.032, 0.982, 0.976, 0.980, 0.990, 1.012, 1.028]
        /// Days differ by up to so much beyond what weekday and growth explain.
        static let noise = 0.004
    }

    /// Rows of each day; they add up to the rows asked for.
    let rowsByDay: [Int]
    /// Rows of all days before each day.
    let rowsBefore: [Int]
    /// Contracts that ever live, by number: 0 ..< contracts.
    let contracts: Int
    /// The part of them that joins during the days asked for, of 2²⁰.
    let joinedShare: Int
    /// Boxes seen under contract `0`.
    let unknownDevices: Int
    /// For each day: the chance to stay away is multiplied by so much of 65,536. Weekends lie below 1.
    let restraint: [Int]
    /// The chance that a contract still lives after so many days, of 2²².
    let survival: [Int]

    init(options: ContentLogOptions) {
        let noise = RandomStream(seed: options.seed, purpose: .noise)
        var moods: [Double] = []
        var weights: [Double] = []
        var survival: [Int] = []
        var living = 1 + Rates.joiningPerDay
        var surviving = 1.0
        for index in 0..<options.days {
            let mood = Self.mood(of: options.firstDay + index, noise: noise)
            moods.append(mood)
            weights.append(mood * living)
            living = living * (1 - Rates.leavingPerDay) + Rates.joiningPerDay
            survival.append(Int(surviving * Double(1 << 22)))
            surviving *= 1 - Rates.leavingPerDay
        }
        self.survival = survival
        restraint = moods.map(Self.restraint)

        let total = weights.reduce(0, +)
        rowsByDay = Self.share(options.records, by: weights, total: total)
        rowsBefore = rowsByDay.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }

        let rowsOfOneLife = Rates.activeChance * Rates.rowsPerActiveDay * total
        let firstContracts = Double(options.records) * (1 - Rates.unknownShare) / rowsOfOneLife
        let joining = Rates.joiningPerDay * Double(options.days)
        contracts = max(1, Int((firstContracts * (1 + joining)).rounded(.up)))
        joinedShare = Int(joining / (1 + joining) * Double(1 << 20))
        unknownDevices = max(1, Int(firstContracts * Rates.unknownDevices))
    }

    /// How busy a day is, 1 on average.
    private static func mood(of day: Int, noise: RandomStream) -> Double {
        // 1970-01-01 was a Thursday.
        let weekday = Rates.weekday[(day + 4) % 7]
        let chance = Double(noise[UInt64(day)] >> 40) / Double(1 << 24)
        return weekday * (1 + Rates.noise * (2 * chance - 1))
    }

    /// Solves `1 - (1 - p) r = p · mood` for r at the mean chance p: a busy day then has the rows of its share without
    /// any contract's chance passing 1.
    private static func restraint(mood: Double) -> Int {
        let chance = Rates.activeChance
        return max(0, Int((1 - chance * mood) / (1 - chance) * 65_536))
    }

    /// Parts of `records` in proportion to the weights, whose sum is exactly `records`.
    static func share(_ records: Int, by weights: [Double], total: Double) -> [Int] {
        var parts: [Int] = []
        var running = 0.0
        var given = 0
        for (index, weight) in weights.enumerated() {
            running += weight
            let isLast = index == weights.count - 1
            let due = isLast ? records : min(records, Int(Double(records) * (running / total)))
            parts.append(due - given)
            given = due
        }
        return parts
    }
}
