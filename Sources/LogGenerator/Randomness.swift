/// The finaliser of SplitMix64 (Steele, Lea and Flood, 2014): a bijection whose output bits look independent.
/// Everything random here is this function of a seed and a number (a contract, a day, a row), so that any part of the
/// data can be made alone, on any thread, with the same result.
@inline(__always)
func mixed(_ value: UInt64) -> UInt64 {
    var bits = value
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
}

/// A stream of independent 64-bit numbers, addressed by index.
struct RandomStream {
    private let key: UInt64

    /// Streams of one seed with different purposes are independent of each other.
    init(seed: UInt64, purpose: Purpose, day: Int = 0) {
        key = mixed(mixed(seed &+ purpose.rawValue &* 0xD6E8_FEB8_6659_FD93) &+ UInt64(truncatingIfNeeded: day))
    }

    enum Purpose: UInt64 {
        case identity = 1
        case traits, lifetime, activity, rows, details, shuffle, noise
        case titles, searchers, searches, faults
    }

    /// The golden ratio's odd increment keeps neighbouring indices far apart before the finaliser sees them.
    @inline(__always)
    subscript(_ index: UInt64) -> UInt64 {
        mixed(key &+ index &* 0x9E37_79B9_7F4A_7C15)
    }
}

/// A number below `bound`, which is below 2³², uniform up to 2⁻³², from the upper half of `bits`.
@inline(__always)
func scaled(_ bits: UInt64, below bound: Int) -> Int {
    Int(truncatingIfNeeded: ((bits >> 32) &* UInt64(truncatingIfNeeded: bound)) >> 32)
}
