/// What stays the same about one contract: how often it watches, how long, what, and on how many boxes. Read off the
/// bits of one random number, so that no contract takes memory.
struct ContractTraits {
    private let bits: UInt64

    @inline(__always)
    init(bits: UInt64) { self.bits = bits }

    /// Picks the contract's chance to stay away on an average day from `HabitTable`.
    @inline(__always)
    var habit: Int { Int(truncatingIfNeeded: bits & 0xFF) }

    /// Picks the app that the contract likes beside plain channels, of 65,536.
    @inline(__always)
    var taste: Int { Int(truncatingIfNeeded: (bits >> 8) & 0xFFFF) }

    /// Where among all contracts its usual watching time lies, of 2²⁰.
    @inline(__always)
    var appetite: Int { Int(truncatingIfNeeded: (bits >> 24) & 0xF_FFFF) }

    /// Boxes in use: one for three contracts in four, up to five.
    @inline(__always)
    var devices: Int {
        let part = (bits >> 44) & 0xFF
        if part < 195 { return 1 }
        if part < 240 { return 2 }
        if part < 253 { return 3 }
        return part < 255 ? 4 : 5
    }

    /// Picks a province, of 256.
    @inline(__always)
    var province: Int { Int(truncatingIfNeeded: bits >> 56) }
}

/// The chance to stay away on an average day, of 65,536, by habit. Over half of the contracts watch
/// nearly every day, most others on many days, and a few hardly ever.
struct HabitTable {
    private let staying: [Int]

    init() {
        staying = (0..<256).map { habit in
            let chance =
                switch habit {
                case ..<138: 0.96 + 0.04 * Double(habit) / 138
                case ..<248: 0.4 + 0.55 * Double(habit - 138) / 110
                default: 0.02 + 0.16 * Double(habit - 248) / 8
                }
            return Int((1 - chance) * 65_536)
        }
    }

    @inline(__always)
    subscript(_ habit: Int) -> Int { staying[habit & 0xFF] }
}
