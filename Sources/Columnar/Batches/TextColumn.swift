/// Strings end to end in one byte buffer. At most 4 GiB of text.
package struct TextColumn: Sendable {
    package private(set) var bytes: [UInt8] = []
    /// String `i` is `bytes[offsets[i]..<offsets[i + 1]]`.
    package private(set) var offsets: [UInt32] = [0]

    package init() {}

    package init(_ values: some Sequence<String>) {
        for value in values { append(value.utf8) }
    }

    package init(bytes: [UInt8], offsets: [UInt32]) {
        self.bytes = bytes
        self.offsets = offsets.isEmpty ? [0] : offsets
    }

    package var count: Int { offsets.count - 1 }

    package mutating func reserve(count: Int, bytes byteCount: Int) {
        offsets.reserveCapacity(count + 1)
        bytes.reserveCapacity(byteCount)
    }

    package mutating func append(_ value: some Sequence<UInt8>) {
        bytes.append(contentsOf: value)
        offsets.append(UInt32(truncatingIfNeeded: bytes.count))
    }

    package mutating func append(contentsOf others: TextColumn) {
        let base = UInt32(truncatingIfNeeded: bytes.count)
        bytes.append(contentsOf: others.bytes)
        offsets.append(contentsOf: others.offsets.dropFirst().lazy.map { $0 &+ base })
    }

    package subscript(index: Int) -> String {
        String(decoding: bytes[Int(offsets[index])..<Int(offsets[index + 1])], as: UTF8.self)
    }
}
