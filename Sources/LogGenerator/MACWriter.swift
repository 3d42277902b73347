/// Addresses of devices: 12 upper-case hexadecimal digits.
///
/// Up to 2²⁹ devices, which is 67 million contracts, have addresses of their own; beyond that some are shared.
struct MACWriter {
    private static let width = 29
    private static let mask = UInt64(1 << width) - 1
    /// The first three bytes; 32 makers, so five bits of a device choose one.
    private static let makers: [UInt64] = [
        0xE4AB89, 0x0C96E6, 0x4C6E6E, 0xB046FC, 0x0C96BF, 0x10394E, 0x4CEBBD, 0x001C55, 0x1C5A0B, 0xBC644B, 0xC4ED28,
        0x5C1A6F, 0x7054B4, 0xD46A6A, 0xA8BD3A, 0x94E3EE, 0x30F94B, 0x6C9E7C, 0x50F43C, 0xCC7190, 0x88D1F0, 0x2C3311,
        0xF4CAE5, 0x3C7843, 0xE8F654, 0x64C403, 0x9C2F9D, 0xDC72E4, 0x245A4C, 0x18D61C, 0xAC6A1C, 0x70B3D5,
    ]

    private let tables: ByteTables
    private let makers = Self.makers
    private let factor: UInt64
    private let secondFactor: UInt64

    init(seed: UInt64, tables: ByteTables) {
        let stream = RandomStream(seed: seed, purpose: .identity)
        self.tables = tables
        factor = stream[1] | 1
        secondFactor = stream[2] | 1
    }

    /// 12 bytes.
    @inline(__always)
    func write(_ device: UInt64, to writer: inout ByteWriter) {
        // Odd factors and folded shifts are bijections of 29 bits.
        var bits = (device &* factor) & Self.mask
        bits ^= bits >> 15
        bits = (bits &* secondFactor) & Self.mask
        bits ^= bits >> 13
        let address = makers[Int(truncatingIfNeeded: bits >> 24)] << 24 | bits & 0xFF_FFFF
        for shift in stride(from: UInt64(40), through: 0, by: -8) {
            writer.pair(tables.hex, Int(truncatingIfNeeded: (address >> shift) & 0xFF))
        }
    }
}
