import Columnar

extension CustomerTable {
    /// All rows by the value of a column; rows of equal values stay in their order. Kept for the next time: a change of the
    /// filter sorts nothing.
    func order(by column: CustomerColumn, isDescending: Bool) -> [UInt32] {
        // A natural key: no two customers share it.
        if column == .contract, isDescending { return order(by: .contract, isDescending: false).reversed() }
        return caches.order(CustomerCaches.Order(column: column, isDescending: isDescending)) {
            switch column {
            case .contract: ContractOrder.rows(columns.contracts)
            case .segment: stable(isDescending) { UInt64(columns.segments[$0]) }
            case .scores: stable(isDescending) { UInt64(columns.scores[$0]) }
            case .devices: stable(isDescending) { UInt64(columns.devices[$0]) }
            case .recency: stable(isDescending) { UInt64(bitPattern: Int64(recency($0)) &- Int64(Int32.min)) }
            case .frequency: stable(isDescending) { UInt64(columns.frequency[$0]) }
            case .hours: stable(isDescending) { UInt64(bitPattern: columns.seconds[$0]) }
            case .app: stable(isDescending) { UInt64(columns.favourites[$0]) }
            case .change: stable(isDescending) { change($0) }
            }
        }
    }

    /// Sorts by the columns that take longest, as somebody may ask for next.
    package func sortAhead() {
        _ = order(by: .contract, isDescending: false)
        _ = order(by: .change, isDescending: true)
    }

    /// The week's change in seconds, as a number that is never negative.
    @inline(__always)
    private func change(_ row: Int) -> UInt64 {
        UInt64(bitPattern: columns.lastWeek[row] &- columns.weekBefore[row]) ^ 1 << 63
    }

    @inline(__always)
    private func stable(_ isDescending: Bool, _ key: (Int) -> UInt64) -> [UInt32] {
        RowSort.rows(count, isDescending: isDescending, key)
    }
}

extension CustomerColumn {
    /// Sorting by it takes several times as long as by the others: there are too many values to count each.
    var isWide: Bool { self == .contract || self == .hours || self == .change }
}
