import Columnar

/// Rows in byte order of their contracts.
enum ContractOrder {
    static func rows(_ contracts: TextColumn) -> [UInt32] {
        contracts.bytes.withUnsafeBufferPointer { bytes in
            contracts.offsets.withUnsafeBufferPointer { offsets in
                // The first eight bytes as one number decide almost always.
                let heads = (0..<contracts.count).map { row -> UInt64 in
                    let (start, end) = (Int(offsets[row]), Int(offsets[row + 1]))
                    var head: UInt64 = 0
                    for place in 0..<8 { head = head << 8 | (start + place < end ? UInt64(bytes[start + place]) : 0) }
                    return head
                }
                // Customers of one day are in this order already, and sorting makes use of such runs.
                return (0..<UInt32(contracts.count)).sorted { one, other in
                    let (left, right) = (heads[Int(one)], heads[Int(other)])
                    guard left == right else { return left < right }
                    let (first, second) = (
                        bytes[Int(offsets[Int(one)])..<Int(offsets[Int(one) + 1])],
                        bytes[Int(offsets[Int(other)])..<Int(offsets[Int(other) + 1])]
                    )
                    return first.lexicographicallyPrecedes(second)
                }
            }
        }
    }
}
