/// Writes rows as lines of NDJSON.
struct RowWriter {
    /// Writable bytes that a row needs from the cursor on. The steps of one line add up to at most 45 (opening) + 20 +
    /// 36 + 32 (contract) + 9 + 15 (MAC) + 38 + 20 (duration) + 24 + 1 bytes, and the last step may touch 64 more.
    static let longestRow = 512

    private let tables: ByteTables
    private let namer: ContractNamer
    private let addresses: MACWriter
    private let identity: UInt64

    init(seed: UInt64) {
        tables = ByteTables()
        namer = ContractNamer(seed: seed, tables: tables)
        addresses = MACWriter(seed: seed, tables: tables)
        // The six middle bytes of an `_id` name the machine that gave it.
        identity = RandomStream(seed: seed, purpose: .identity)[3] >> 16
    }

    /// One line without its line ending. The caller guarantees `longestRow` bytes from the cursor on.
    @inline(__always)
    func write(_ row: LogRow, to writer: inout ByteWriter) {
        let pieces = tables.apps[row.app]
        writer.copy(pieces.opening)
        writeID(row, to: &writer)
        writer.copy(tables.afterID)
        writeContractAndMAC(row, to: &writer)
        if row.appFirst {
            writer.copy(pieces.appThenDuration)
            writer.number(row.seconds)
            writer.copy(tables.closing)
        } else {
            writer.copy(tables.beforeDuration)
            writer.number(row.seconds)
            writer.copy(pieces.durationThenApp)
        }
    }

    /// 20 characters as Elasticsearch gives them: milliseconds, machine, counter. (Time, counter) is unique, since one
    /// time serves fewer rows than the counter has values.
    @inline(__always)
    private func writeID(_ row: LogRow, to writer: inout ByteWriter) {
        writeBase64(row.timestamp, firstShift: 36, to: &writer)
        writeBase64(identity, firstShift: 36, to: &writer)
        writeBase64(row.sequence, firstShift: 12, to: &writer)
    }

    @inline(__always)
    private func writeBase64(_ bits: UInt64, firstShift: UInt64, to writer: inout ByteWriter) {
        for shift in stride(from: firstShift, through: 0, by: -12) {
            writer.pair(tables.base64, Int(truncatingIfNeeded: (bits >> shift) & 0xFFF))
        }
    }

    @inline(__always)
    private func writeContractAndMAC(_ row: LogRow, to writer: inout ByteWriter) {
        switch row.customer {
        case .unknown:
            writer.byte(0x30)
            writer.copy(tables.afterContract)
            addresses.write(row.device, to: &writer)
        case .contract(let contract, let traits):
            namer.write(contract, traits, to: &writer)
            writer.copy(tables.afterContract)
            addresses.write(row.device, to: &writer)
            // As in `001C55007900/40`: one contract in 262,144, and one for certain.
            if contract == 5 || mixed(UInt64(truncatingIfNeeded: contract)) & 0x3FFFF == 0x3FFFF {
                writer.text("/40".utf8)
            }
        }
    }
}
