/// Picks one of several by weight, in a handful of steps. Only sums, products and quotients of `Double` are used, so that
/// every machine picks the same.
struct WeightedChoice: Sendable {
    /// The upper end of each, of 2³².
    private let ends: [UInt64]

    init(_ weights: [Double]) {
        let total = weights.reduce(0, +)
        var running = 0.0
        ends = weights.map { weight in
            running += weight
            return UInt64(running / total * 4_294_967_296)
        }
    }

    /// `bits` decide by their upper half.
    @inline(__always)
    func pick(_ bits: UInt64) -> Int { place(bits >> 32) }

    /// Where `value` of 2³² lies.
    func place(_ value: UInt64) -> Int {
        var low = 0
        var high = ends.count - 1
        while low < high {
            let middle = (low + high) / 2
            if ends[middle] > value { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The place of `value` of 2³², and how far into it `value` lies, of 2³².
    func interpolated(_ value: UInt64) -> (place: Int, part: UInt64) {
        let place = place(value)
        let start = place == 0 ? 0 : ends[place - 1]
        let width = max(1, ends[place] - start)
        return (place, min(0xFFFF_FFFF, ((max(start, value) - start) << 32) / width))
    }
}
