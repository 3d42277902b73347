/// How long a row lasts: skewed to the right, median 6,702 s, never above a day.
struct WatchingTime {
    /// Seconds of a CHANNEL row at each 64th of all rows; straight lines between.
    private static let quantiles: [Int] = [
        0, 13, 42, 84, 138, 203, 279, 366, 464, 572, 692, 824, 967, 1123, 1291, 1472, 1666, 1874, 2097, 2334, 2589,
        2858, 3145, 3452, 3776, 4121, 4488, 4877, 5289, 5728, 6194, 6689, 7215, 7741, 8296, 8884, 9508, 10_203,
        10_943, 11_733, 12_577, 13_481, 14_450, 15_492, 16_615, 17_771, 19_021, 20_375, 21_849, 23_460, 25_228,
        27_182, 29_354, 31_788, 34_540, 37_685, 41_329, 45_622, 50_790, 57_193, 65_450, 75_500, 84_100, 86_000,
        86_400,
    ]

    private let seconds = Self.quantiles
    private let scales = AppMix.all.map(\.timeScale)

    /// Seconds for a contract of such an appetite (of 2²⁰). Five rows in eight are near the contract's usual time, the
    /// others anywhere; as appetites are spread evenly, so is the place among all rows.
    @inline(__always)
    func pick(appetite: Int, app: Int, bits: UInt64) -> Int {
        let anywhere = Int(truncatingIfNeeded: bits & 0xF_FFFF)
        guard (bits >> 20) & 7 < 5 else { return seconds(at: anywhere, app: app) }
        let near = appetite &+ (anywhere >> 2) &- (1 << 17)
        // Folded back at both ends, which keeps the even spread.
        let folded = near < 0 ? -near &- 1 : (near > 0xF_FFFF ? 0x1F_FFFF &- near : near)
        return seconds(at: folded, app: app)
    }

    /// Contract `0` stands for many: of two times the longer, the second one cut short.
    @inline(__always)
    func pickForUnknown(bits: UInt64) -> Int {
        let first = Int(truncatingIfNeeded: bits & 0xF_FFFF)
        let second = Int(truncatingIfNeeded: (bits >> 20) & 0xF_FFFF) * 15 / 16
        return seconds(at: max(first, second), app: AppMix.channel)
    }

    /// The quantile at `place` of 2²⁰.
    @inline(__always)
    private func seconds(at place: Int, app: Int) -> Int {
        let step = (place >> 14) & 63
        let low = seconds[step]
        let exact = low &+ ((seconds[step &+ 1] &- low) &* (place & 0x3FFF)) >> 14
        return (exact &* scales[app]) >> 10
    }
}
