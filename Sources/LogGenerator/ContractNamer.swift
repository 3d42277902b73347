/// The names of contracts: a province's letters and digits, mostly nine characters, as in `SGH597377`, `HNFCN0001`.
///
/// Two contracts have two names: the letters at fixed places and the digits together hold the whole number (mixed by a
/// bijection), and names of different forms differ in their count of letters. Only the oddities may coincide, as
/// `PAYTV` does in real logs.
struct ContractNamer {
    /// Province letters with their parts of 256.
    static let provinces: [(letters: String, part: Int)] = [
        ("SG", 62), ("HN", 54), ("BD", 18), ("DN", 16), ("HP", 14), ("DI", 12), ("CT", 8), ("BN", 7), ("TH", 7),
        ("NA", 6), ("QN", 6), ("KH", 6), ("LD", 5), ("HU", 5), ("VT", 5), ("AG", 4), ("BG", 4), ("TN", 4), ("HD", 3),
        ("ND", 3), ("PT", 2), ("GL", 2), ("KG", 2), ("BL", 1),
    ]
    /// Contracts whose digits differ; the next block of them has other letters.
    private static let block = 1_000_000

    private let offset: Int
    private let tables: ByteTables
    /// Third letters, and how far into them a contract of the first block starts: some are in common use.
    private let letters = Array("HDLGABCEFKMNPRSTUVXY".utf8)
    private let series: [Int] = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4]

    init(seed: UInt64, tables: ByteTables) {
        offset = scaled(RandomStream(seed: seed, purpose: .identity)[0], below: Self.block)
        self.tables = tables
    }

    /// At most 32 bytes.
    @inline(__always)
    func write(_ contract: Int, _ traits: ContractTraits, to writer: inout ByteWriter) {
        let form = mixed(UInt64(truncatingIfNeeded: contract))
        // One contract in 32,768 has a name of no usual form.
        if contract < Audience.oddities { return writeOddity(contract, kind: contract, to: &writer) }
        if form >> 49 == 0 { return writeOddity(contract, kind: 1 + contract % 4, to: &writer) }

        // The factor has no divisor in common with the block's size, so digits differ within a block.
        let blocks = contract / Self.block
        let digits = ((contract &- blocks &* Self.block) &* 387_421 &+ offset) % Self.block
        let letter = letters[(blocks &+ series[Int(truncatingIfNeeded: mixed(UInt64(digits)) & 15)]) % 20]
        writer.pair(tables.provinces, traits.province)
        switch form & 0xFF {
        case 0..<5:
            writer.byte(0x30 &+ UInt8(truncatingIfNeeded: blocks % 10))
            writeSixDigits(digits, to: &writer)
        case 5..<10:
            writer.byte(letter)
            writer.byte(letters[digits / 100_000])
            writer.byte(0x30 &+ UInt8(truncatingIfNeeded: digits / 10_000 % 10))
            writeFourDigits(digits % 10_000, to: &writer)
        case 10..<19:
            writer.byte(letter)
            writer.byte(letters[digits / 100_000])
            writer.byte(letters[digits / 10_000 % 10])
            writeFourDigits(digits % 10_000, to: &writer)
        default:
            // One in 16,384 has its third letter in lower case.
            writer.byte((form >> 8) & 0x3FFF == 0 ? letter | 0x20 : letter)
            writeSixDigits(digits, to: &writer)
        }
        // Beyond twenty million contracts letters begin again, and names grow longer.
        if blocks >= 10 { writeOverflow(form & 0xFF < 5 ? blocks / 10 : blocks / 20, to: &writer) }
    }

    @inline(__always)
    private func writeSixDigits(_ value: Int, to writer: inout ByteWriter) {
        writer.pair(tables.decimal, value / 10_000)
        writeFourDigits(value % 10_000, to: &writer)
    }

    @inline(__always)
    private func writeFourDigits(_ value: Int, to writer: inout ByteWriter) {
        writer.pair(tables.decimal, value / 100)
        writer.pair(tables.decimal, value % 100)
    }

    @inline(never)
    private func writeOverflow(_ count: Int, to writer: inout ByteWriter) {
        if count > 0 { writer.number(count) }
    }

    /// Names that real logs hold among the others, all of them valid.
    @inline(never)
    private func writeOddity(_ contract: Int, kind: Int, to writer: inout ByteWriter) {
        let bits = mixed(UInt64(truncatingIfNeeded: contract) &+ 1)
        switch kind {
        case 1: writer.text("PAYTV".utf8)
        case 2: writer.text("NONFPT\(100 + bits % 900)".utf8)
        case 3: writer.text("HNd\(100_000 + bits % 900_000)".utf8)
        case 4: writer.text("10.\(bits & 0xFF).\((bits >> 8) & 0xFF).\((bits >> 16) & 0xFF)".utf8)
        case 5: writer.text("qad014541".utf8)
        default: writer.text("HNFCN0001".utf8)
        }
    }
}
