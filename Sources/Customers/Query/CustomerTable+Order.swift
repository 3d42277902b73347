import Columnar

extension CustomerTable {
    /// All rows by ascending value of a column; rows of equal values stay in their order. Kept for the next time.
    func order(by column: CustomerColumn) -> [UInt32] {
        caches.order(column) {
            switch column {
            case .contract: ContractOrder.rows(columns.contracts)
            case .segment: stable { UInt64(columns.segments[$0]) }
            case .scores: stable { UInt64(columns.scores[$0]) }
            case .devices: stable { UInt64(columns.devices[$0]) }
            case .recency: stable { UInt64(bitPattern: Int64(recency($0)) &- Int64(Int32.min)) }
            case .frequency: stable { UInt64(columns.frequency[$0]) }
            case .hours: stable { UInt64(bitPattern: columns.seconds[$0]) }
            case .app: stable { UInt64(columns.favourites[$0]) }
            case .change: stable { change($0) }
            }
        }
    }

    /// The week's change in seconds, as a number that is never negative.
    @inline(__always)
    func change(_ row: Int) -> UInt64 {
        UInt64(bitPattern: columns.lastWeek[row] &- columns.weekBefore[row]) ^ 1 << 63
    }

    @inline(__always)
    private func stable(_ key: (Int) -> UInt64) -> [UInt32] { RowSort.rows(count, key) }
}
