import Columnar
import Warehouse

/// The accumulated measures, and the members that have facts.
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
    /// Devices beyond a contract's first, ordered by contract.
    private let otherDevices: [(contract: UInt32, other: UInt32, seconds: Int64)]

    init(_ accumulator: MeasureAccumulator) async throws {
        async let sorted = concurrently(2) { ($0 == 0 ? accumulator.apps : accumulator.devices).sorted() }
        let all = accumulator.contracts
        var contracts: [UInt32] = []
        var measures: [ContractMeasure] = []
        contracts.reserveCapacity(all.bound)
        measures.reserveCapacity(all.bound)
        for contract in 0..<all.bound {
            let measure = all[contract]
            guard measure.daysActive > 0 else { continue }
            contracts.append(UInt32(contract))
            measures.append(measure)
        }
        self.contracts = contracts
        self.measures = measures
        let appContracts = accumulator.appContracts
        appSeconds = accumulator.appSeconds
        self.appContracts = appContracts
        apps = appContracts.indices.filter { appContracts[$0] > 0 }.map { UInt32($0) }
        devices = Self.members(accumulator.deviceBits)
        daily = accumulator.daily.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        let pairs = try await sorted
        (otherApps, otherDevices) = (pairs[0], pairs[1])
    }

    /// Where a contract is among `contracts`; nil where it has no facts.
    func row(of contract: UInt32) -> Int? {
        var (low, high) = (0, contracts.count)
        while low < high {
            let middle = (low + high) / 2
            if contracts[middle] < contract { low = middle + 1 } else { high = middle }
        }
        return low < contracts.count && contracts[low] == contract ? low : nil
    }

    /// Every pair of a contract and a device of its, ordered by contract, then device.
    func contractDevices() -> (contracts: [UInt32], devices: [UInt32]) {
        var pairs: (contracts: [UInt32], devices: [UInt32]) = ([], [])
        pairs.contracts.reserveCapacity(contracts.count + otherDevices.count)
        pairs.devices.reserveCapacity(contracts.count + otherDevices.count)
        var next = 0
        for (contract, measure) in zip(contracts, measures) {
            let first = pairs.devices.count
            pairs.contracts.append(contract)
            pairs.devices.append(measure.firstDevice)
            while next < otherDevices.count, otherDevices[next].contract == contract {
                pairs.contracts.append(contract)
                pairs.devices.append(otherDevices[next].other)
                next += 1
            }
            // Which one came first depends on which days were loaded together.
            if pairs.devices.count > first + 1 { pairs.devices[first...].sort() }
        }
        return pairs
    }

    /// Seconds watched by all.
    var seconds: Int64 { appSeconds.reduce(0) { $0.addingClamped($1) } }
    var rows: Int64 { daily.reduce(0) { $0 + $1.totals.rows } }

    private static func members(_ words: [UInt64]) -> [UInt32] {
        var members: [UInt32] = []
        members.reserveCapacity(words.reduce(0) { $0 + $1.nonzeroBitCount })
        for (index, word) in words.enumerated() {
            var bits = word
            while bits != 0 {
                members.append(UInt32(index * 64 + bits.trailingZeroBitCount))
                bits &= bits - 1
            }
        }
        return members
    }
}

extension StarMeasures {
    /// Places in `apps`, the most watched first; equal ones in byte order of their names.
    func placesByTime(_ names: [String]) -> [Int] {
        apps.indices.sorted {
            let (left, right) = (appSeconds[Int(apps[$0])], appSeconds[Int(apps[$1])])
            return left == right ? names[$0].precedes(names[$1]) : left > right
        }
    }
}

extension String {
    /// Byte order: texts that Unicode calls equal but were logged differently are two keys.
    func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
