/// How long a row lasts: skewed to the right, median 6,702 s, never above a day.
struct WatchingTime {
    /// Seconds of a CHANNEL row at each 64th of all rows; straight lines between.
    private static let quantiles: [Int] = [
        0, 13, 43, 86, 142, 208, 286, 375, 476, 587, 710, 845, 992, 1152, 1324, 1510, 1709, 1922, 2151, 2394, 2655,
        2931, 3226, 3540, 3873, 4227, 4603, 5002, 5425, 5875, 6353, 6861, 7400, 7939, 8509, 9112, 9752, 10_431, 11_152,
        11_919, 12_736, 13_609, 14_541, 15_541, 16_615, 17_771, 19_021, 20_375, 21_849, 23_460, 25_228, 27_182, 29_354,
        31_788, 34_540, 37_685, 41_329, 45_622, 50_790, 57_193, 65_450, 75_500, 84_100, 86_000, 86_400,
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

    /// Contract `0` stands for many: of two times, the longer.
    @inline(__always)
    func pickForUnknown(bits: UInt64) -> Int {
        let place = max(Int(truncatingIfNeeded: bits & 0xF_FFFF), Int(truncatingIfNeeded: (bits >> 20) & 0xF_FFFF))
        return seconds(at: place, app: AppMix.channel)
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
