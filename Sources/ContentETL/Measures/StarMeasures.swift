import Warehouse

/// The accumulated measures of all shards as one, and the members that have facts.
struct StarMeasures: Sendable {
    /// Contracts with facts, by surrogate key, and what is known of each.
    let contracts: [UInt32]
    let measures: [ContractMeasure]
    let devices: [UInt32]
    let apps: [UInt32]
    /// By app surrogate key.
    let appSeconds: [Int64]
    let appContracts: [Int64]
    /// In date order.
    let daily: [(day: Day, totals: DayTotals)]
    /// Apps beyond a contract's first, ordered by contract.
    let otherApps: [(contract: UInt32, other: UInt32, seconds: Int64)]

    init(_ accumulator: MeasureAccumulator) {
        let all = accumulator.contracts
        let contracts = all.indices.filter { all[$0].daysActive > 0 }.map { UInt32($0) }
        self.contracts = contracts
        measures = contracts.map { all[Int($0)] }
        let shards = accumulator.shards
        let appSeconds = Self.sum(shards.map(\.appSeconds))
        let appContracts = Self.sum(shards.map(\.appContracts))
        self.appSeconds = appSeconds
        self.appContracts = appContracts
        apps = appContracts.indices.filter { appContracts[$0] > 0 }.map { UInt32($0) }
        devices = Self.members(shards.map(\.deviceBits))
        var daily: [Day: DayTotals] = [:]
        for (day, totals) in shards.flatMap(\.daily) { daily[day, default: DayTotals()].add(totals) }
        self.daily = daily.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        otherApps = shards.flatMap { $0.apps.sorted() }.sorted { ($0.contract, $0.other) < ($1.contract, $1.other) }
    }

    /// Seconds watched by all.
    var seconds: Int64 { appSeconds.reduce(0) { $0.addingClamped($1) } }
    var rows: Int64 { daily.reduce(0) { $0 + $1.totals.rows } }

    private static func sum(_ parts: [[Int64]]) -> [Int64] {
        parts.dropFirst().reduce(parts.first ?? []) { sums, part in
            zip(sums, part).map { $0.addingClamped($1) }
        }
    }

    private static func members(_ parts: [[UInt64]]) -> [UInt32] {
        var members: [UInt32] = []
        for word in 0..<(parts.first?.count ?? 0) {
            var bits = parts.reduce(0) { $0 | $1[word] }
            while bits != 0 {
                members.append(UInt32(word * 64 + bits.trailingZeroBitCount))
                bits &= bits - 1
            }
        }
        return members
    }
}
