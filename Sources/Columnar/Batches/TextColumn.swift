/// Strings end to end in one byte buffer. At most 4 GiB of text.
///
/// What is called for each row can be inlined by other rooms: a call of a generic one cost more than what it does.
@usableFromInline
package struct TextColumn: Sendable {
    @usableFromInline package internal(set) var bytes: [UInt8] = []
    /// String `i` is `bytes[offsets[i]..<offsets[i + 1]]`.
    @usableFromInline package internal(set) var offsets: [UInt32] = [0]

    package init() {}

    package init(_ values: some Sequence<String>) {
        for value in values { append(value.utf8) }
    }

    package init(bytes: [UInt8], offsets: [UInt32]) {
        self.bytes = bytes
        self.offsets = offsets.isEmpty ? [0] : offsets
    }

    /// One string a row, chosen by index from a few.
    package init(choosing choices: [UInt32], from strings: [String]) {
        let strings = strings.map { Array($0.utf8) }
        let longest = strings.map(\.count).max() ?? 0
        var offsets = [UInt32](repeating: 0, count: choices.count + 1)
        bytes = [UInt8](unsafeUninitializedCapacity: choices.count * longest) { bytes, filled in
            var row = 0
            for choice in choices {
                for byte in strings[Int(choice)] {
                    bytes[filled] = byte
                    filled &+= 1
                }
                row &+= 1
                offsets[row] = UInt32(truncatingIfNeeded: filled)
            }
        }
        self.offsets = offsets
    }

    /// One string a row, taken by number from another column.
    package init(taking numbers: [UInt32], from other: TextColumn) {
        var offsets = [UInt32](repeating: 0, count: numbers.count + 1)
        for (row, number) in numbers.enumerated() {
            offsets[row + 1] = offsets[row] + (other.offsets[Int(number) + 1] - other.offsets[Int(number)])
        }
        bytes = [UInt8](unsafeUninitializedCapacity: Int(offsets[numbers.count])) { bytes, filled in
            filled = Int(offsets[numbers.count])
            guard let target = bytes.baseAddress else { return }
            other.bytes.withUnsafeBufferPointer { source in
                guard let source = source.baseAddress else { return }
                // In bounds: `target` has just the room that these lengths added up to, and `other`'s offsets end at its bytes.
                for (row, number) in numbers.enumerated() {
                    (target + Int(offsets[row])).update(
                        from: source + Int(other.offsets[Int(number)]), count: Int(offsets[row + 1] - offsets[row]))
                }
            }
        }
        self.offsets = offsets
    }

    @inlinable package var count: Int { offsets.count - 1 }

    /// The bytes of one string.
    @inlinable
    package func utf8(_ index: Int) -> ArraySlice<UInt8> { bytes[Int(offsets[index])..<Int(offsets[index + 1])] }

    package mutating func reserve(count: Int, bytes byteCount: Int) {
        offsets.reserveCapacity(count + 1)
        bytes.reserveCapacity(byteCount)
    }

    @inlinable
    package mutating func append(_ value: some Sequence<UInt8>) {
        bytes.append(contentsOf: value)
        offsets.append(UInt32(truncatingIfNeeded: bytes.count))
    }

    package mutating func append(contentsOf others: TextColumn) {
        let base = UInt32(truncatingIfNeeded: bytes.count)
        bytes.append(contentsOf: others.bytes)
        offsets.append(contentsOf: others.offsets.dropFirst().lazy.map { $0 &+ base })
    }

    /// Gives the bytes of one string to `body`.
    @inlinable
    package func withBytes<Result>(of index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        bytes.withUnsafeBufferPointer {
            body(UnsafeBufferPointer(rebasing: $0[Int(offsets[index])..<Int(offsets[index + 1])]))
        }
    }

    package subscript(index: Int) -> String {
        String(decoding: bytes[Int(offsets[index])..<Int(offsets[index + 1])], as: UTF8.self)
    }
}
