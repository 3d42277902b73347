import Columnar

/// MACs, eight bytes each where they are twelve hexadecimal digits, as nearly all are.
struct MACColumn: Sendable {
    /// The digits as one number; `notAnAddress` for a text that is no address.
    private var addresses: [UInt64] = []
    /// Texts that are no addresses, such as `001C55007900/40`, and the rows they are in.
    private var others = TextColumn()
    private var rowsOfOthers: [UInt32] = []

    private static let notAnAddress = UInt64.max
    private static let digits = 12

    var count: Int { addresses.count }

    mutating func reserve(_ count: Int) { addresses.reserveCapacity(count) }

    mutating func append(_ texts: TextColumn) {
        for row in 0..<texts.count {
            if let address = texts.withBytes(of: row, Self.address) {
                addresses.append(address)
            } else {
                rowsOfOthers.append(UInt32(addresses.count))
                others.append(texts.utf8(row))
                addresses.append(Self.notAnAddress)
            }
        }
    }

    /// Sets `found` to 1 for every row that holds these digits, in capitals.
    func mark(rowsWith wanted: [UInt8], in found: inout [UInt8]) {
        var inOthers = [UInt8](repeating: 0, count: others.count)
        others.mark(rowsWith: wanted, in: &inOthers)
        for other in inOthers.indices where inOthers[other] != 0 { found[Int(rowsOfOthers[other])] = 1 }
        guard wanted.count <= Self.digits, let number = wanted.withUnsafeBufferPointer(Self.number) else { return }
        let mask = UInt64(1) << UInt64(4 * wanted.count) - 1
        let last = UInt64(4 * (Self.digits - wanted.count))
        addresses.withUnsafeBufferPointer { addresses in
            found.inHalves { found, rows in
                for row in rows where addresses[row] != Self.notAnAddress {
                    // Each place is looked at: leaving early costs more than it spares.
                    var (rest, hits, shift) = (addresses[row], UInt8(0), UInt64(0))
                    while shift <= last {
                        hits |= rest & mask == number ? 1 : 0
                        rest >>= 4
                        shift += 4
                    }
                    found[row] |= hits
                }
            }
        }
    }

    private static func address(_ text: UnsafeBufferPointer<UInt8>) -> UInt64? {
        text.count == digits ? number(text) : nil
    }

    /// Nil where a byte is no hexadecimal digit.
    private static func number(_ text: UnsafeBufferPointer<UInt8>) -> UInt64? {
        var number: UInt64 = 0
        for byte in text {
            let capital = CapitalTable.of(byte)
            switch capital {
            case 0x30...0x39: number = number << 4 | UInt64(capital - 0x30)
            case 0x41...0x46: number = number << 4 | UInt64(capital - 0x37)
            default: return nil
            }
        }
        return number
    }
}
