import CPlatform
import Glibc

/// Texts numbered from 0 in the order they came; equal bytes have equal numbers. At most 4 GiB of distinct text.
package struct TextDictionary: Sendable {
    package private(set) var texts = TextColumn()
    /// The upper half of a text's hash, and one more than its number; 0 where free.
    private var slots = [UInt64](repeating: 0, count: 64)
    /// Another one each time, so that nobody can prepare texts that all collide.
    private let seed = UInt64.random(in: .min ... .max)

    package init() {}

    package var count: Int { texts.count }

    package subscript(number: UInt32) -> String { texts[Int(number)] }

    /// The number of each text, added where it is new.
    ///
    /// - Throws: `TextSpaceExhausted`.
    package mutating func numbers(of column: TextColumn) throws -> [UInt32] {
        var numbers = [UInt32](repeating: 0, count: column.count)
        var hashes = [UInt64](repeating: 0, count: Self.lookedUpTogether)
        try column.bytes.withUnsafeBufferPointer { bytes in
            // In bounds: offsets ascend up to the count of bytes, as every column keeps them.
            func text(_ row: Int) -> UnsafeBufferPointer<UInt8> {
                UnsafeBufferPointer(rebasing: bytes[Int(column.offsets[row])..<Int(column.offsets[row + 1])])
            }
            for start in stride(from: 0, to: column.count, by: Self.lookedUpTogether) {
                let rows = start..<min(start + Self.lookedUpTogether, column.count)
                for row in rows { hashes[row - start] = hash(of: text(row)) }
                prefetch(hashes[..<rows.count])
                for row in rows { numbers[row] = try number(of: text(row), hash: hashes[row - start]) }
            }
        }
        return numbers
    }

    /// A large dictionary lies in memory rather than in a cache: so many answers are waited for at once.
    private static let lookedUpTogether = 32

    private func prefetch(_ hashes: ArraySlice<UInt64>) {
        slots.withUnsafeBufferPointer { slots in
            guard let slots = slots.baseAddress else { return }
            for hash in hashes { cyc_prefetch(slots + place(of: hash)) }
        }
        texts.bytes.withUnsafeBufferPointer { bytes in
            guard let bytes = bytes.baseAddress else { return }
            for hash in hashes where slots[place(of: hash)] != 0 {
                cyc_prefetch(bytes + Int(texts.offsets[Int(Self.number(in: slots[place(of: hash)]))]))
            }
        }
    }

    package mutating func number(of text: String) throws -> UInt32 {
        var text = text
        return try text.withUTF8 { try number(of: $0) }
    }

    package mutating func number(of text: UnsafeBufferPointer<UInt8>) throws -> UInt32 {
        try number(of: text, hash: hash(of: text))
    }

    private func place(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (slots.count - 1) }

    private mutating func number(of text: UnsafeBufferPointer<UInt8>, hash: UInt64) throws -> UInt32 {
        var place = place(of: hash)
        while slots[place] != 0 {
            if slots[place] ^ hash < 1 << 32, isText(Self.number(in: slots[place]), text) {
                return Self.number(in: slots[place])
            }
            place = (place + 1) & (slots.count - 1)
        }
        guard texts.bytes.count + text.count <= Int(UInt32.max) else { throw TextSpaceExhausted() }
        let number = UInt32(texts.count)
        texts.append(text)
        slots[place] = hash & ~0xFFFF_FFFF | UInt64(number + 1)
        if texts.count * 2 > slots.count { grow() }
        return number
    }

    private static func number(in slot: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: slot) - 1 }

    private func isText(_ number: UInt32, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let (start, end) = (Int(texts.offsets[Int(number)]), Int(texts.offsets[Int(number) + 1]))
        guard end - start == text.count, let wanted = text.baseAddress else { return end - start == text.count }
        return texts.bytes.withUnsafeBytes { bytes in
            bytes.baseAddress.map { memcmp($0 + start, wanted, text.count) == 0 } ?? text.isEmpty
        }
    }

    private mutating func grow() {
        var larger = [UInt64](repeating: 0, count: slots.count * 4)
        texts.bytes.withUnsafeBufferPointer { bytes in
            for number in 0..<texts.count {
                let range = Int(texts.offsets[number])..<Int(texts.offsets[number + 1])
                let hash = hash(of: UnsafeBufferPointer(rebasing: bytes[range]))
                var place = Int(truncatingIfNeeded: hash) & (larger.count - 1)
                while larger[place] != 0 { place = (place + 1) & (larger.count - 1) }
                larger[place] = hash & ~0xFFFF_FFFF | UInt64(number + 1)
            }
        }
        slots = larger
    }

    /// Eight bytes a step, each mixed in by a multiplication that carries to the upper half and back.
    private func hash(of text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = seed ^ UInt64(text.count)
        let raw = UnsafeRawBufferPointer(text)
        var start = 0
        while start + 8 <= raw.count {
            hash = Self.mixed(hash ^ raw.loadUnaligned(fromByteOffset: start, as: UInt64.self))
            start += 8
        }
        var rest: UInt64 = 0
        while start < raw.count {
            rest = rest << 8 | UInt64(raw[start])
            start += 1
        }
        return Self.mixed(hash ^ rest)
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }
}

/// More distinct text than one dictionary holds.
package struct TextSpaceExhausted: Error, CustomStringConvertible {
    package var description: String { "over 4 GiB of distinct text in one column; load fewer days at a time" }
}
