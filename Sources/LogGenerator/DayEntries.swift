/// The rows of one day as small numbers, in random order: which contract, and which of its rows that day.
///
/// Contracts are taken in chunks, so that memory stays bounded at any scale; a chunk covers a usual data set whole.
struct DayEntries {
    /// Contracts in a chunk: their offsets take 22 bits, and the highest stands for contract `0`.
    private static let chunkSize = (1 << 22) - 1
    private static let unknown = UInt32(chunkSize)

    private let plan: AudiencePlan
    private let audience: Audience
    private let day: Int
    private let chances: RandomStream
    private let shuffle: RandomStream
    private var chunk = 0
    private var entries: [UInt32] = []

    init(plan: AudiencePlan, audience: Audience, seed: UInt64, day: Int) {
        self.plan = plan
        self.audience = audience
        self.day = day
        chances = RandomStream(seed: seed, purpose: .activity, day: day)
        shuffle = RandomStream(seed: seed, purpose: .shuffle, day: day)
    }

    /// The next chunk's entries in their final order, or nil after the last chunk. A chunk may be empty.
    mutating func nextChunk() -> Chunk? {
        let first = chunk * Self.chunkSize
        guard first < plan.contracts else { return nil }
        let contracts = first..<min(first + Self.chunkSize, plan.contracts)
        let rows = quota(below: contracts.upperBound) - quota(below: contracts.lowerBound)
        let unknownRows = Int(Double(rows) * AudiencePlan.Rates.unknownShare + 0.5)

        entries.removeAll(keepingCapacity: true)
        entries.reserveCapacity(rows + rows / 16)
        collectActive(contracts)
        fit(to: rows - unknownRows, contracts: contracts)
        for _ in 0..<unknownRows { entries.append(Self.unknown) }
        shuffleEntries(downTo: 0)
        chunk += 1
        return Chunk(firstContract: first, entries: entries)
    }

    struct Chunk {
        let firstContract: Int
        let entries: [UInt32]

        /// The contract of an entry, or nil for contract `0`.
        @inline(__always)
        func contract(_ entry: UInt32) -> Int? {
            let offset = entry & DayEntries.unknown
            return offset == DayEntries.unknown ? nil : firstContract &+ Int(offset)
        }

        /// Which of its contract's rows that day an entry is: 0 for the first.
        @inline(__always)
        static func ordinal(_ entry: UInt32) -> Int { Int(entry >> 22) }
    }

    /// Rows of the day that belong to the contracts below a number: in proportion, as lifetimes are mixed evenly.
    private func quota(below contract: Int) -> Int {
        let (high, low) = UInt64(plan.rowsByDay[day]).multipliedFullWidth(by: UInt64(contract))
        return Int(UInt64(plan.contracts).dividingFullWidth((high, low)).quotient)
    }

    private mutating func collectActive(_ contracts: Range<Int>) {
        let first = contracts.lowerBound
        audience.forEachActive(among: contracts, onDay: day, chances: chances) { contract, rows in
            let offset = UInt32(truncatingIfNeeded: contract &- first)
            entries.append(offset)
            if rows == 2 { entries.append(offset | 1 << 22) }
        }
    }

    /// Chance gives a few rows too many or too few; the count asked for is exact.
    private mutating func fit(to rows: Int, contracts: Range<Int>) {
        if entries.count > rows {
            let surplus = entries.count - rows
            shuffleEntries(downTo: rows)
            entries.removeLast(surplus)
            return
        }
        let active = entries.count
        while entries.count < rows {
            let pick = shuffle[UInt64(1) << 40 | UInt64(entries.count)]
            if active == 0 {
                entries.append(UInt32(scaled(pick, below: contracts.count)))
            } else {
                // The ten bits of the ordinal may wrap; rows differ by their position all the same.
                entries.append(entries[scaled(pick, below: active)] &+ 2 << 22)
            }
        }
    }

    /// Fisher–Yates from the end, stopping at `end`: what lies beyond it is then a fair pick.
    private mutating func shuffleEntries(downTo end: Int) {
        let salt = UInt64(chunk) << 44 | (end == 0 ? 0 : UInt64(1) << 41)
        var last = entries.count - 1
        while last > 0, last >= end {
            entries.swapAt(last, scaled(shuffle[salt | UInt64(last)], below: last + 1))
            last -= 1
        }
    }
}
