/// Row numbers in the order of a number each row has; rows of equal numbers stay in their order, whichever way they are
/// sorted.
enum RowSort {
    /// Numbers of so few bits are counted at once: days, codes, devices.
    private static let narrow = 16
    /// The bits of a digit of wider ones.
    private static let digitBits = 11

    /// The bits a key may have beside a row's number in one word.
    static func keyBits(_ count: Int) -> Int { count < 2 ? UInt64.bitWidth : (count - 1).leadingZeroBitCount }

    @inline(__always)
    static func rows(_ count: Int, isDescending: Bool = false, _ key: (Int) -> UInt64) -> [UInt32] {
        guard count > 1 else { return Array(0..<UInt32(count)) }
        var (least, most) = (UInt64.max, UInt64.min)
        for row in 0..<count {
            let key = key(row)
            least = min(least, key)
            most = max(most, key)
        }
        // Counted from the first one, so that the width is that of the range.
        @inline(__always) func place(_ row: Int) -> UInt64 { isDescending ? most - key(row) : key(row) - least }
        let bits = UInt64.bitWidth - (most - least).leadingZeroBitCount
        if bits <= narrow { return counted(count, bits, place) }
        if bits <= keyBits(count) { return byDigits(count, bits, place) }
        return (0..<UInt32(count)).sorted { (place(Int($0)), $0) < (place(Int($1)), $1) }
    }

    @inline(__always)
    private static func counted(_ count: Int, _ bits: Int, _ key: (Int) -> UInt64) -> [UInt32] {
        var starts = [Int](repeating: 0, count: 1 << bits)
        return starts.withUnsafeMutableBufferPointer { starts in
            for row in 0..<count { starts[Int(truncatingIfNeeded: key(row))] &+= 1 }
            sum(starts[...])
            return [UInt32](unsafeUninitializedCapacity: count) { rows, filled in
                for row in 0..<count {
                    let value = Int(truncatingIfNeeded: key(row))
                    rows[starts[value]] = UInt32(truncatingIfNeeded: row)
                    starts[value] &+= 1
                }
                filled = count
            }
        }
    }

    /// Least significant digit first, over key and row in one word. Two buffers are filled in turn, and the last pass writes
    /// the rows: fresh memory costs more than sorting in it.
    @inline(__always)
    private static func byDigits(_ count: Int, _ bits: Int, _ key: (Int) -> UInt64) -> [UInt32] {
        let rowBits = UInt64(UInt64.bitWidth - keyBits(count))
        let digits = (bits + digitBits - 1) / digitBits
        // All places below are less than `count`: they come from counting just these entries.
        var source = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: count)
        var target = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: count)
        defer {
            source.deallocate()
            target.deallocate()
        }
        var starts = [Int](repeating: 0, count: digits << digitBits)
        return starts.withUnsafeMutableBufferPointer { starts in
            for row in 0..<count {
                var rest = key(row)
                source[row] = rest << rowBits | UInt64(truncatingIfNeeded: row)
                for digit in 0..<digits {
                    starts[digit << digitBits | Int(truncatingIfNeeded: rest) & (1 << digitBits - 1)] &+= 1
                    rest >>= UInt64(digitBits)
                }
            }
            for digit in 0..<digits { sum(starts[digit << digitBits..<(digit + 1) << digitBits]) }
            for digit in 0..<digits - 1 {
                scatter(source, digit, rowBits, starts) { target[$1] = $0 }
                swap(&source, &target)
            }
            let mask = UInt64(1) << rowBits - 1
            return [UInt32](unsafeUninitializedCapacity: count) { rows, filled in
                scatter(source, digits - 1, rowBits, starts) { rows[$1] = UInt32(truncatingIfNeeded: $0 & mask) }
                filled = count
            }
        }
    }

    /// Hands over each entry with its place by one digit.
    @inline(__always)
    private static func scatter(
        _ source: UnsafeMutableBufferPointer<UInt64>, _ digit: Int, _ rowBits: UInt64,
        _ starts: UnsafeMutableBufferPointer<Int>, _ put: (UInt64, Int) -> Void
    ) {
        let shift = rowBits + UInt64(digit * digitBits)
        for entry in source {
            let value = digit << digitBits | Int(truncatingIfNeeded: entry >> shift) & (1 << digitBits - 1)
            put(entry, starts[value])
            starts[value] &+= 1
        }
    }

    /// Counts become the places where what was counted begins.
    @inline(__always)
    private static func sum(_ counts: Slice<UnsafeMutableBufferPointer<Int>>) {
        var counts = counts
        var start = 0
        for value in counts.indices { (counts[value], start) = (start, start + counts[value]) }
    }
}
