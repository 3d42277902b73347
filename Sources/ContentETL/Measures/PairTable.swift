/// Sums by a pair of surrogate keys: only pairs beyond a contract's first, so it stays small.
struct PairTable: Sendable {
    private var keys: [UInt64]
    private var sums: [Int64]
    private(set) var count = 0
    /// No pair: surrogate keys stay below 2^31.
    private static let free = UInt64.max

    init() {
        keys = Array(repeating: Self.free, count: 1024)
        sums = Array(repeating: 0, count: 1024)
    }

    /// Adds seconds to a pair; true where the pair is new.
    mutating func add(_ contract: UInt32, _ other: UInt32, _ seconds: Int64) -> Bool {
        let key = UInt64(contract) << 32 | UInt64(other)
        var place = Self.hash(key) & (keys.count - 1)
        while keys[place] != key {
            if keys[place] == Self.free {
                if count * 2 >= keys.count {
                    grow()
                    return add(contract, other, seconds)
                }
                keys[place] = key
                sums[place] = seconds
                count += 1
                return true
            }
            place = (place + 1) & (keys.count - 1)
        }
        sums[place] = sums[place].addingClamped(seconds)
        return false
    }

    /// The pairs ordered by contract; the order within a contract is by the other key.
    func sorted() -> [(contract: UInt32, other: UInt32, seconds: Int64)] {
        keys.indices.filter { keys[$0] != Self.free }.sorted { keys[$0] < keys[$1] }.map {
            (UInt32(truncatingIfNeeded: keys[$0] >> 32), UInt32(truncatingIfNeeded: keys[$0]), sums[$0])
        }
    }

    private mutating func grow() {
        let (oldKeys, oldSums) = (keys, sums)
        keys = Array(repeating: Self.free, count: oldKeys.count * 2)
        sums = Array(repeating: 0, count: oldKeys.count * 2)
        for (key, sum) in zip(oldKeys, oldSums) where key != Self.free {
            var place = Self.hash(key) & (keys.count - 1)
            while keys[place] != Self.free { place = (place + 1) & (keys.count - 1) }
            keys[place] = key
            sums[place] = sum
        }
    }

    private static func hash(_ key: UInt64) -> Int {
        // Keys are dense surrogate numbers, never chosen by the input: a multiplication spreads them.
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20)
    }
}

extension Int64 {
    /// Stops at the largest number instead of trapping: a log may hold durations of any size.
    func addingClamped(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
