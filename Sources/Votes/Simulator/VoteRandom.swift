/// SplitMix64 (Steele, Lea and Flood, 2014): fast, and the same numbers on every machine and in every version of Swift.
struct VoteRandom: Sendable {
    private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15
    private var state: UInt64

    /// Streams of one seed are independent of each other.
    init(seed: UInt64, stream: UInt64) { state = Self.mixed(Self.mixed(seed &+ Self.step) ^ (stream &* Self.step)) }

    mutating func next() -> UInt64 {
        state &+= Self.step
        return Self.mixed(state)
    }

    /// A number from 0 to `bound` - 1; `bound` is from 1 to 2³².
    mutating func below(_ bound: Int) -> Int { Self.scaled(next(), below: bound) }

    /// As if `count` numbers had been drawn.
    mutating func skip(_ count: UInt64) { state &+= Self.step &* count }

    static func scaled(_ bits: UInt64, below bound: Int) -> Int {
        Int(truncatingIfNeeded: ((bits >> 32) &* UInt64(truncatingIfNeeded: bound)) >> 32)
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var bits = value
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
