import Columnar

/// Rows in byte order of their contracts.
enum ContractOrder {
    static func rows(_ contracts: TextColumn) -> [UInt32] {
        contracts.bytes.withUnsafeBufferPointer { bytes in
            contracts.offsets.withUnsafeBufferPointer { offsets in
                let beginnings = Beginnings(bytes, offsets, bits: RowSort.keyBits(contracts.count))
                var order = RowSort.rows(beginnings.keys.count) { beginnings.keys[$0] }
                if !beginnings.areWhole {
                    sortRuns(of: &order, equal: beginnings.keys) { one, other in
                        bytes[Int(offsets[one])..<Int(offsets[one + 1])]
                            .lexicographicallyPrecedes(bytes[Int(offsets[other])..<Int(offsets[other + 1])])
                    }
                }
                return order
            }
        }
    }

    /// Puts rows of equal keys, which are few and together, in order.
    private static func sortRuns(
        of order: inout [UInt32], equal keys: [UInt64], _ precedes: (Int, Int) -> Bool
    ) {
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, keys[Int(order[end])] == keys[Int(order[start])] { end += 1 }
            if end - start > 1 { order[start..<end].sort { precedes(Int($0), Int($1)) } }
            start = end
        }
    }
}

/// The beginnings of contracts as numbers that order as they do. Contracts are of few letters and digits: counting only the
/// bytes that stand at a place at all, most fit whole into a number that leaves room for the row.
private struct Beginnings {
    private(set) var keys: [UInt64] = []
    /// Whether each contract is in its key to the last byte.
    private(set) var areWhole = false

    private static let longest = 16

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ offsets: UnsafeBufferPointer<UInt32>, bits most: Int) {
        var ranks = Self.ranks(bytes, offsets)
        // As many places from the left as there is room for.
        var (widths, bits) = ([UInt64](), 0)
        for place in 0..<Self.longest {
            let highest = ranks[place << 8..<(place + 1) << 8].max() ?? 0
            bits += UInt64.bitWidth - highest.leadingZeroBitCount
            guard highest > 0, bits <= most else { break }
            widths.append(UInt64(UInt64.bitWidth - highest.leadingZeroBitCount))
        }
        areWhole =
            widths.count < Self.longest && !ranks[widths.count << 8..<(widths.count + 1) << 8].contains { $0 > 0 }
        ranks.removeLast(ranks.count - widths.count << 8)
        keys = Self.keys(bytes, offsets, ranks, widths)
    }

    private static func keys(
        _ bytes: UnsafeBufferPointer<UInt8>, _ offsets: UnsafeBufferPointer<UInt32>, _ ranks: [UInt64],
        _ widths: [UInt64]
    ) -> [UInt64] {
        ranks.withUnsafeBufferPointer { ranks in
            (0..<offsets.count - 1).map { row in
                let (start, end) = (Int(offsets[row]), Int(offsets[row + 1]))
                var key: UInt64 = 0
                for place in widths.indices {
                    let rank = start + place < end ? ranks[place << 8 | Int(bytes[start + place])] : 0
                    key = key << widths[place] | rank
                }
                return key
            }
        }
    }

    /// By place in a contract and byte: the byte's rank among those that stand there, from 1; 0 where it never does.
    private static func ranks(
        _ bytes: UnsafeBufferPointer<UInt8>, _ offsets: UnsafeBufferPointer<UInt32>
    ) -> [UInt64] {
        var ranks = [UInt64](repeating: 0, count: longest << 8)
        ranks.withUnsafeMutableBufferPointer { ranks in
            for row in 0..<offsets.count - 1 {
                let start = Int(offsets[row])
                let length = min(longest, Int(offsets[row + 1]) - start)
                for place in 0..<length { ranks[place << 8 | Int(bytes[start + place])] = 1 }
            }
        }
        for place in 0..<longest {
            var rank: UInt64 = 0
            for byte in 0..<256 where ranks[place << 8 | byte] > 0 {
                rank += 1
                ranks[place << 8 | byte] = rank
            }
        }
        return ranks
    }
}
