import Warehouse

/// Every measure of every dimension, computed from fact rows alone. Days may come in any order.
///
/// Contracts are split into blocks of 4096 ids, dealt to the shards in turn; each shard is filled by one task at a time,
/// so no two tasks touch the same contract.
final class MeasureAccumulator: @unchecked Sendable {
    // Proof of @unchecked: `add` touches only its shard's own tables and the contracts of its own blocks; `reserve` and
    // the results are used by the owning task alone, between rounds.
    private(set) var contracts: UnsafeMutableBufferPointer<ContractMeasure>
    private(set) var shards: [MeasureShard]
    private static let blockBits: UInt32 = 12

    init(shardCount: Int) {
        contracts = .allocate(capacity: 0)
        shards = (0..<shardCount).map { _ in MeasureShard() }
    }

    deinit { contracts.deallocate() }

    /// Makes room for surrogate keys below the bounds.
    func reserve(_ bounds: Manifest.SurrogateKeys) {
        if bounds.contract > contracts.count {
            let larger = UnsafeMutableBufferPointer<ContractMeasure>.allocate(
                capacity: max(bounds.contract, contracts.count + contracts.count / 8))
            larger.initialize(repeating: ContractMeasure())
            _ = larger.update(fromContentsOf: contracts)
            contracts.deallocate()
            contracts = larger
        }
        for shard in shards { shard.reserve(apps: bounds.app, devices: bounds.device) }
    }

    /// Adds the rows of one day that belong to one shard.
    func add(_ rows: FactRows, day: Day, shard number: Int) {
        let shard = shards[number]
        let count = UInt32(shards.count)
        var totals = DayTotals()
        var place = 0
        while place < rows.count {
            let block = rows.contracts[place] >> Self.blockBits
            let end = Self.endOfBlock(block, rows.contracts, from: place)
            if block % count == UInt32(number) { shard.add(rows, place..<end, day, contracts, &totals) }
            place = end
        }
        shard.daily[day] = totals
    }

    /// Where the block's rows end; rows are ordered by contract, so by block.
    private static func endOfBlock(_ block: UInt32, _ contracts: [UInt32], from start: Int) -> Int {
        var low = start
        var high = contracts.count
        while low < high {
            let middle = (low + high) / 2
            if contracts[middle] >> blockBits <= block { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// What one day adds up to.
struct DayTotals: Sendable {
    var rows: Int64 = 0
    var contracts: Int64 = 0
    var seconds: Int64 = 0

    mutating func add(_ other: DayTotals) {
        rows += other.rows
        contracts += other.contracts
        seconds = seconds.addingClamped(other.seconds)
    }
}
