/// A cursor that writes bytes without checks.
///
/// The proof is the caller's: whoever makes one guarantees `RowWriter.longestRow` writable bytes from `next` on, and a
/// row's steps add up to less (see there). Each step may write, beyond what it advances by, up to 64 bytes.
struct ByteWriter {
    private(set) var next: UnsafeMutableRawPointer

    init(at start: UnsafeMutableRawPointer) { next = start }

    /// Copies a piece as one block of 64 bytes; the next step overwrites the surplus.
    @inline(__always)
    mutating func copy(_ piece: ByteTables.Piece) {
        next.storeBytes(of: piece.start.loadUnaligned(as: SIMD64<UInt8>.self), as: SIMD64<UInt8>.self)
        next += piece.count
    }

    @inline(__always)
    mutating func byte(_ value: UInt8) {
        next.storeBytes(of: value, as: UInt8.self)
        next += 1
    }

    @inline(__always)
    mutating func pair(_ table: UnsafePointer<UInt16>, _ index: Int) {
        next.storeBytes(of: table[index], as: UInt16.self)
        next += 2
    }

    /// For texts that are rare.
    mutating func text(_ bytes: some Sequence<UInt8>) {
        for value in bytes { byte(value) }
    }

    /// A decimal number without leading zeros.
    @inline(__always)
    mutating func number(_ value: Int) {
        if value < 0 { byte(0x2D) }
        var rest = value.magnitude
        var length = 1
        var limit: UInt = 10
        while rest >= limit, length < 19 {
            length &+= 1
            limit &*= 10
        }
        var end = next + length
        next = end
        repeat {
            end -= 1
            end.storeBytes(of: UInt8(truncatingIfNeeded: 0x30 &+ rest % 10), as: UInt8.self)
            rest /= 10
        } while rest > 0
    }
}
