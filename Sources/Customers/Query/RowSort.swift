/// Row numbers in the order of a number each row has.
enum RowSort {
    private static let digitBits = 11

    /// Rows by ascending key; rows of equal keys stay in their order.
    ///
    /// Least significant digit first, over key and row in one word where both fit: the smallest key is taken off before, so
    /// days and codes need one pass.
    @inline(__always)
    static func rows(_ count: Int, _ key: (Int) -> UInt64) -> [UInt32] {
        guard count > 1 else { return Array(0..<UInt32(count)) }
        var (least, most) = (UInt64.max, UInt64.min)
        for row in 0..<count {
            let key = key(row)
            least = min(least, key)
            most = max(most, key)
        }
        let rowBits = UInt64(Int.bitWidth - (count - 1).leadingZeroBitCount)
        let keyBits = UInt64(UInt64.bitWidth - (most - least).leadingZeroBitCount)
        guard keyBits + rowBits <= 64 else {
            return (0..<UInt32(count)).sorted { (key(Int($0)), $0) < (key(Int($1)), $1) }
        }
        let packed = [UInt64](unsafeUninitializedCapacity: count) { packed, filled in
            for row in 0..<count { packed[row] = (key(row) - least) << rowBits | UInt64(row) }
            filled = count
        }
        let mask = UInt64(1) << rowBits - 1
        return sorted(packed, from: rowBits, through: rowBits + keyBits).map { UInt32(truncatingIfNeeded: $0 & mask) }
    }

    private static func sorted(_ packed: [UInt64], from lowest: UInt64, through highest: UInt64) -> [UInt64] {
        var source = packed
        var target = packed
        var shift = lowest
        while shift < highest {
            var counts = [Int](repeating: 0, count: 1 << digitBits)
            source.withUnsafeBufferPointer { source in
                target.withUnsafeMutableBufferPointer { target in
                    counts.withUnsafeMutableBufferPointer { counts in
                        pass(source, target, counts, shift)
                    }
                }
            }
            swap(&source, &target)
            shift += UInt64(digitBits)
        }
        return source
    }

    private static func pass(
        _ source: UnsafeBufferPointer<UInt64>, _ target: UnsafeMutableBufferPointer<UInt64>,
        _ counts: UnsafeMutableBufferPointer<Int>, _ shift: UInt64
    ) {
        let digits = UInt64(counts.count - 1)
        for entry in source { counts[Int(truncatingIfNeeded: entry >> shift & digits)] &+= 1 }
        var start = 0
        for digit in counts.indices {
            let count = counts[digit]
            counts[digit] = start
            start += count
        }
        for entry in source {
            let digit = Int(truncatingIfNeeded: entry >> shift & digits)
            target[counts[digit]] = entry
            counts[digit] &+= 1
        }
    }
}
