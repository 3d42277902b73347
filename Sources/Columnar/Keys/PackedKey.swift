/// A short text as two integers: up to 12 bytes, zero-padded, first byte lowest. Compared and hashed without a loop.
///
/// Text that is empty, longer, or holds a zero byte has no packed form.
package struct PackedKey: Hashable, Sendable {
    /// Bytes 0–7.
    package let head: UInt64
    /// Bytes 8–11.
    package let tail: UInt32

    package static let longest = 12

    @inline(__always)
    init(head: UInt64, tail: UInt32) {
        self.head = head
        self.tail = tail
    }

    /// - Precondition: `RowBatch.readablePast` bytes from the start are readable, whatever the count.
    @inline(__always)
    init?(_ text: TextSlice) {
        guard text.count <= Self.longest, text.count > 0 else { return nil }
        let start = UnsafeRawPointer(text.start)
        let head = start.loadUnaligned(as: UInt64.self)
        if text.count <= 8 {
            let unused = ~UInt64(0) << UInt64(truncatingIfNeeded: text.count * 8 & 63)
            self.head = text.count == 8 ? head : head & ~unused
            self.tail = 0
        } else {
            let bits = UInt32(truncatingIfNeeded: (text.count - 8) * 8)
            let tail = start.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
            self.head = head
            self.tail = text.count == 12 ? tail : tail & ((1 << bits) - 1)
        }
        guard length == text.count, !hasInnerZero(count: text.count) else { return nil }
    }

    /// Bytes up to the last one that is not zero.
    package var length: Int {
        tail != 0 ? 12 - tail.leadingZeroBitCount >> 3 : 8 - head.leadingZeroBitCount >> 3
    }

    package var bytes: [UInt8] {
        withUnsafeBytes(of: (head.littleEndian, tail.littleEndian)) { Array($0.prefix(length)) }
    }

    @inline(__always)
    private func hasInnerZero(count: Int) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        // Padding counts as non-zero here; only zero bytes among the first `count` remain.
        let filledHead = count >= 8 ? head : head | ~UInt64(0) << UInt64(truncatingIfNeeded: count * 8 & 63)
        let headZero = (filledHead &- ones) & ~filledHead & 0x8080_8080_8080_8080
        guard count > 8 else { return headZero != 0 }
        let filledTail = count == 12 ? tail : tail | ~UInt32(0) << UInt32(truncatingIfNeeded: (count - 8) * 8)
        return headZero | UInt64((filledTail &- 0x0101_0101) & ~filledTail & 0x8080_8080) != 0
    }

    /// One multiplication over both parts, both halves of the product. The seed is drawn anew in each process, so that
    /// no input can be made to collide; nothing written depends on it.
    @inline(__always)
    package var hash: UInt64 {
        let product = (head ^ Self.seed.0).multipliedFullWidth(by: UInt64(tail) ^ Self.seed.1)
        return product.high ^ product.low
    }

    private static let seed = (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max) | 1 << 63)
}

extension PackedKey {
    /// Packs text that may have nothing readable behind it.
    init?(copying text: UnsafeBufferPointer<UInt8>) {
        guard text.count <= Self.longest else { return nil }
        var room: (UInt64, UInt64) = (0, 0)
        let key = withUnsafeMutableBytes(of: &room) { room -> PackedKey? in
            room.copyMemory(from: UnsafeRawBufferPointer(text))
            guard let start = room.baseAddress else { return nil }
            return PackedKey(
                TextSlice(start: UnsafePointer(start.assumingMemoryBound(to: UInt8.self)), count: text.count))
        }
        guard let key else { return nil }
        self = key
    }
}
