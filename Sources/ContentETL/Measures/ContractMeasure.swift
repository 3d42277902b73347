import Warehouse

/// What is known of one contract, in 48 bytes. Most contracts have one device and one app, kept here; further ones are
/// in the pair tables.
struct ContractMeasure: Sendable {
    var firstDevice: UInt32 = 0
    var deviceCount: UInt32 = 0
    /// Days since 1970-01-01.
    var firstDay: Int32 = 0
    var lastDay: Int32 = 0
    /// Distinct active days; 0 where the contract has no facts.
    var daysActive: UInt32 = 0
    var firstApp: UInt32 = 0
    var firstAppSeconds: Int64 = 0
    var seconds: Int64 = 0
    /// Bit k is set where the contract was active k days before its last day; for 64 days.
    var activeDays: UInt64 = 0
}

extension ContractMeasure {
    /// Takes an active day in; days may come in any order, each once.
    mutating func addDay(_ day: Int32) {
        defer { daysActive += 1 }
        guard daysActive > 0 else {
            (firstDay, lastDay, activeDays) = (day, day, 1)
            return
        }
        firstDay = min(firstDay, day)
        // A shift by 64 or more leaves nothing, as it should.
        if day > lastDay {
            activeDays = activeDays << UInt64(Int64(day) - Int64(lastDay)) | 1
            lastDay = day
        } else {
            activeDays |= 1 << UInt64(Int64(lastDay) - Int64(day))
        }
    }

    /// Median days from one active day to the next, among `activeDays`; 0 where there is one alone.
    var usualGap: Double {
        let gaps = activeDays.nonzeroBitCount - 1
        guard gaps > 0 else { return 0 }
        // Counted rather than sorted; inline, since this runs once a customer.
        var counts = InlineArray<64, UInt8>(repeating: 0)
        var bits = activeDays >> 1
        while bits != 0 {
            let gap = bits.trailingZeroBitCount + 1
            counts[gap] += 1
            bits >>= UInt64(gap)
        }
        var (seen, low) = (0, 0)
        for gap in 1..<64 {
            seen += Int(counts[gap])
            if low == 0, seen > (gaps - 1) / 2 { low = gap }
            if seen > gaps / 2 { return Double(low + gap) / 2 }
        }
        return 0
    }
}

/// The measures of all contracts by surrogate key, in blocks: growing never copies what is there.
final class ContractMeasures {
    private static let blockBits = 16
    private var blocks: [UnsafeMutablePointer<ContractMeasure>] = []

    deinit { removeAll() }

    /// One more than the largest key there is room for.
    var bound: Int { blocks.count << Self.blockBits }

    func reserve(_ count: Int) {
        while bound < count {
            let block = UnsafeMutablePointer<ContractMeasure>.allocate(capacity: 1 << Self.blockBits)
            block.initialize(repeating: ContractMeasure(), count: 1 << Self.blockBits)
            blocks.append(block)
        }
    }

    func removeAll() {
        blocks.forEach { $0.deallocate() }
        blocks = []
    }

    /// - Precondition: room for the key was reserved.
    subscript(contract: Int) -> ContractMeasure {
        @inline(__always) get { blocks[contract >> Self.blockBits][contract & (1 << Self.blockBits - 1)] }
        @inline(__always) set { blocks[contract >> Self.blockBits][contract & (1 << Self.blockBits - 1)] = newValue }
    }
}
