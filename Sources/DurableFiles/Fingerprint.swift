/// A number that tells contents apart, the same on every machine: FNV-1a over bytes, each text ended by a byte that no text
/// holds. Nobody who means harm is kept out by it.
package struct Fingerprint {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    package init() {}

    package init(_ text: String) { add(text) }

    package mutating func add(_ text: String) { add(text.utf8) }

    package mutating func add(_ bytes: some Sequence<UInt8>) {
        // A model is megabytes, and an iterator of another room's type would be called for each byte.
        let isMixed: Void? = bytes.withContiguousStorageIfAvailable { for byte in $0 { mix(byte) } }
        if isMixed == nil { for byte in bytes { mix(byte) } }
        mix(0xFF)
    }

    private mutating func mix(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

    /// 16 hexadecimal digits.
    package var text: String {
        let digits = String(state, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
