/// Appends integers (little-endian) and byte strings to a buffer.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    mutating func append(_ integer: some FixedWidthInteger) {
        withUnsafeBytes(of: integer.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ more: [UInt8]) { bytes.append(contentsOf: more) }

    /// Its length, then the bytes.
    mutating func appendCounted(_ more: [UInt8]) {
        append(UInt64(more.count))
        append(more)
    }
}

/// Takes them out again, never beyond the end.
struct ByteReader {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    mutating func integer<Value: FixedWidthInteger>(_ type: Value.Type) throws(SealBroken) -> Value {
        let size = MemoryLayout<Value>.size
        guard rest.count >= size else { throw SealBroken("it ends inside a number") }
        let value = rest.withUnsafeBytes { $0.loadUnaligned(as: Value.self) }
        rest = rest.dropFirst(size)
        return Value(littleEndian: value)
    }

    mutating func counted() throws(SealBroken) -> ArraySlice<UInt8> {
        let count = try integer(UInt64.self)
        guard count <= UInt64(rest.count) else { throw SealBroken("it ends inside a field") }
        let bytes = rest.prefix(Int(count))
        rest = rest.dropFirst(Int(count))
        return bytes
    }
}
