import Glibc

/// Bytes of rows under construction, in memory of their own that is used again for every chunk.
struct RowText: ~Copyable {
    /// How values stand in a row.
    struct Style: Sendable {
        var rowStart: StaticString
        var separator: UInt8
        var rowEnd: StaticString
        /// Around text and dates; 0 for nothing.
        var quote: UInt8
        var null: StaticString

        /// What `LOAD DATA` reads.
        static let tabSeparated = Style(rowStart: "", separator: 0x09, rowEnd: "\n", quote: 0, null: "\\N")
        /// What follows VALUES; the last comma has to go.
        static let values = Style(rowStart: "(", separator: 0x2C, rowEnd: "),", quote: 0x27, null: "NULL")
    }

    private var start: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int) {
        self.capacity = max(4096, capacity)
        start = .allocate(capacity: self.capacity)
    }

    deinit { start.deallocate() }

    /// Valid until the next change.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

    mutating func removeAll() { count = 0 }
    mutating func removeLast() { count -= 1 }

    /// Makes sure that so many bytes more can be written.
    mutating func reserve(_ more: Int) {
        guard count + more > capacity else { return }
        let grown = max(count + more, capacity * 2)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: grown)
        moved.update(from: start, count: count)
        start.deallocate()
        start = moved
        capacity = grown
    }

    // What follows needs room that was reserved: 20 bytes a number, two a byte of text.

    mutating func append(_ byte: UInt8) {
        start[count] = byte
        count &+= 1
    }

    mutating func append(_ text: StaticString) {
        memcpy(start + count, text.utf8Start, text.utf8CodeUnitCount)
        count &+= text.utf8CodeUnitCount
    }

    mutating func append(_ bytes: [UInt8]) {
        for byte in bytes { append(byte) }
    }

    mutating func append(integer value: Int64) {
        if value < 0 { append(0x2D) }
        var rest = value.magnitude
        var width = Self.digits(rest)
        count &+= width
        var end = start + count
        while width > 1 {
            let (high, low) = rest.quotientAndRemainder(dividingBy: 100)
            end -= 2
            end[0] = 0x30 &+ UInt8(truncatingIfNeeded: low / 10)
            end[1] = 0x30 &+ UInt8(truncatingIfNeeded: low % 10)
            rest = high
            width &-= 2
        }
        if width == 1 { end[-1] = 0x30 &+ UInt8(truncatingIfNeeded: rest) }
    }

    /// A number of a fixed width, with zeros in front.
    mutating func append(_ value: Int, width: Int) {
        var rest = value
        for place in stride(from: width - 1, through: 0, by: -1) {
            start[count &+ place] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        count &+= width
    }

    /// Text, with a backslash before what would end or change a value, both in a file and in a statement.
    mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        for byte in text {
            if byte >= 0x20 && byte != 0x5C && byte != 0x27 { append(byte) } else { appendSpecial(byte) }
        }
    }

    private mutating func appendSpecial(_ byte: UInt8) {
        switch byte {
        case 0x00: append("\\0")
        case 0x09: append("\\t")
        case 0x0A: append("\\n")
        case 0x0D: append("\\r")
        case 0x1A: append("\\Z")
        case 0x5C, 0x27:
            append(0x5C)
            append(byte)
        default: append(byte)
        }
    }

    private static func digits(_ value: UInt64) -> Int {
        var (digits, bound) = (1, UInt64(10))
        while value >= bound {
            digits &+= 1
            guard digits < 20 else { break }
            bound &*= 10
        }
        return digits
    }
}
