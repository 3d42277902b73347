/// JSON written by hand where an encoder would cost more than the work itself.
enum JSONText {
    /// A string with its quotes, escaped as RFC 8259 asks for.
    static func string(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = [0x22]
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C: bytes += [0x5C, byte]
            case 0..<0x20: bytes += Array("\\u00".utf8) + [hex(byte >> 4), hex(byte & 0xF)]
            default: bytes.append(byte)
            }
        }
        return bytes + [0x22]
    }

    /// The digit of a number below 16.
    static func hex(_ digit: UInt8) -> UInt8 { digit < 10 ? 0x30 + digit : 0x57 + digit }

    /// `value` with at least `width` digits.
    static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
