/// The province a contract's first two letters stand for, as a number.
enum Province {
    /// One more than every code.
    static let codes = 26 * 26 + 1
    /// For contracts that do not begin with two letters.
    static let none: UInt16 = 0

    @inline(__always)
    static func code(_ first: UInt8, _ second: UInt8) -> UInt16 {
        // Capitals and small letters differ in one bit.
        let (one, two) = (UInt16(first & ~0x20) &- 0x41, UInt16(second & ~0x20) &- 0x41)
        guard one < 26, two < 26 else { return none }
        return one * 26 + two + 1
    }

    static func code(_ text: ArraySlice<UInt8>) -> UInt16 {
        guard let first = text.first, let second = text.dropFirst().first else { return none }
        return code(first, second)
    }

    static func name(_ code: UInt16) -> String {
        guard code != none else { return "" }
        return String(decoding: [UInt8(0x41 + (code - 1) / 26), UInt8(0x41 + (code - 1) % 26)], as: UTF8.self)
    }
}
