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

    /// Boxes in use: one for four contracts in five, up to five.
    @inline(__always)
    var devices: Int {
        let part = (bits >> 44) & 0xFF
        if part < 205 { return 1 }
        if part < 244 { return 2 }
        if part < 253 { return 3 }
        return part < 255 ? 4 : 5
    }

    /// Picks a province, of 256.
    @inline(__always)
    var province: Int { Int(truncatingIfNeeded: bits >> 56) }
}

/// The chance to stay away on an average day, of 65,536, by habit. Four groups of contracts: most watch nearly every
/// day, a third on some days, and a few hardly ever.
struct HabitTable {
    private let staying: [UInt32]

    init() {
        staying = (0..<256).map { habit in
            let chance =
                switch habit {
                case ..<176: 0.955 + 0.045 * Double(habit) / 176
                case ..<249: 0.38 + 0.45 * Double(habit - 176) / 73
                default: 0.02 + 0.16 * Double(habit - 249) / 7
                }
            return UInt32((1 - chance) * 65_536)
        }
    }

    @inline(__always)
    subscript(_ habit: Int) -> UInt32 { staying[habit & 0xFF] }
}
