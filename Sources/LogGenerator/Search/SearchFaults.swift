/// The faults of one row: at most one of its keyword, one of its time and one of its network.
struct SearchFaults {
    var keyword: SearchInjection?
    var time: SearchInjection?
    var network: SearchInjection?

    static let none = SearchFaults()
}

/// Which rows have a fault. A function of the row's number and what the row is, at the rates of real logs.
struct FaultPicker {
    /// Of 65,536 rows.
    private enum Rates {
        static let nullQuit: UInt64 = 24_900
        static let nullEnter: UInt64 = 1_400
        static let short: UInt64 = 7_800
    }

    private let random: RandomStream

    init(seed: UInt64, day: Int) { random = RandomStream(seed: seed, purpose: .faults, day: day) }

    func faults(_ number: Int, _ row: SearchRow) -> SearchFaults {
        let bits = random[UInt64(truncatingIfNeeded: number)]
        return SearchFaults(
            keyword: keyword(bits & 0xFFFF, isQuit: row.isQuit), time: time((bits >> 16) & 0xFFFF, row.time),
            // 0.9 % of rows, where a network is told at all.
            network: (bits >> 32) & 0xFFFF < 660 && row.network != SearchMix.Network.none.rawValue
                ? .hiddenNetwork : nil)
    }

    private func keyword(_ chance: UInt64, isQuit: Bool) -> SearchInjection? {
        let missing = isQuit ? Rates.nullQuit : Rates.nullEnter
        guard chance >= missing else { return .nullKeyword }
        switch chance &- missing {
        case 0..<50: return .blankKeyword
        case 50..<1_700: return .untrimmedKeyword
        case 1_700..<1_920: return .decomposedKeyword
        case 1_920..<2_000: return .zeroWidthKeyword
        case 2_000..<2_170: return .interfaceText
        default: return nil
        }
    }

    private func time(_ chance: UInt64, _ time: Int) -> SearchInjection? {
        switch chance {
        case 0..<Rates.short: return .shortMilliseconds
        case 8_000..<8_050: return .longMilliseconds
        // Real logs have this clock in the afternoon only: morning is when few people search.
        case 8_100..<8_350: return time >= 12 * 3_600_000 ? .twelveHourClock : nil
        case 8_400..<8_520: return .buddhistYear
        default: return nil
        }
    }
}
