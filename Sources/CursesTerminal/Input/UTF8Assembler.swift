/// Builds characters from bytes that may arrive in several readings. Bytes that form none are dropped.
struct UTF8Assembler {
    private var bytes: [UInt8] = []
    private var expected = 0

    /// The character that `byte` (128 or above) completes.
    mutating func add(_ byte: UInt8) -> UnicodeScalar? {
        if byte & 0xC0 != 0x80 {
            start(with: byte)
            return nil
        }
        guard !bytes.isEmpty else { return nil }
        bytes.append(byte)
        guard bytes.count == expected else { return nil }
        defer { reset() }
        return String(validating: bytes, as: UTF8.self)?.unicodeScalars.first
    }

    /// Forgets a character that another key cut off.
    mutating func reset() {
        bytes.removeAll(keepingCapacity: true)
        expected = 0
    }

    private mutating func start(with lead: UInt8) {
        reset()
        switch lead {
        case 0xC2...0xDF: expected = 2
        case 0xE0...0xEF: expected = 3
        case 0xF0...0xF4: expected = 4
        default: return
        }
        bytes.append(lead)
    }
}
