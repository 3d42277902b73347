import Columnar
import Warehouse

/// The customers a query selects, in its order. Everybody in a table of two million takes eight megabytes.
package struct CustomerSelection: Sendable {
    package let query: CustomerQuery
    /// Places in the table.
    package let rows: [UInt32]
    /// Seconds they watched.
    package let seconds: Int64

    package var count: Int { rows.count }
}

extension CustomerTable {
    /// Some tens of milliseconds at two million customers; a column sorted by for the first time takes about as much more.
    package func select(_ query: CustomerQuery) -> CustomerSelection {
        let directed = directed(query)
        guard !query.filter.isEmpty else {
            return CustomerSelection(query: query, rows: directed, seconds: totalSeconds)
        }
        let mask = mask(query.filter)
        var seconds: Int64 = 0
        var matching = 0
        for row in mask.indices where mask[row] != 0 {
            matching += 1
            seconds = seconds.addingClamped(columns.seconds[row])
        }
        let rows = [UInt32](unsafeUninitializedCapacity: matching) { rows, filled in
            mask.withUnsafeBufferPointer { mask in
                for row in directed where mask[Int(row)] != 0 {
                    rows[filled] = row
                    filled &+= 1
                }
            }
        }
        return CustomerSelection(query: query, rows: rows, seconds: seconds)
    }

    /// All rows by a column, one way or the other. The last answer is kept: a change of the filter sorts nothing.
    private func directed(_ query: CustomerQuery) -> [UInt32] {
        guard query.isDescending else { return order(by: query.sort) }
        return caches.descending(query.sort) { descending(order(by: query.sort), by: query.sort) }
    }

    /// The order turned round, but rows of equal values stay in theirs.
    private func descending(_ order: [UInt32], by column: CustomerColumn) -> [UInt32] {
        switch column {
        // A natural key: no two customers share it.
        case .contract: order.reversed()
        case .segment: turned(order) { columns.segments[$0] }
        case .scores: turned(order) { columns.scores[$0] }
        case .devices: turned(order) { columns.devices[$0] }
        case .recency: turned(order) { columns.lastDays[$0] }
        case .frequency: turned(order) { columns.frequency[$0] }
        case .hours: turned(order) { columns.seconds[$0] }
        case .app: turned(order) { columns.favourites[$0] }
        case .change: turned(order) { change($0) }
        }
    }

    @inline(__always)
    private func turned<Value: Equatable>(_ order: [UInt32], _ value: (Int) -> Value) -> [UInt32] {
        [UInt32](unsafeUninitializedCapacity: order.count) { reversed, filled in
            order.withUnsafeBufferPointer { order in
                var end = order.count
                while end > 0 {
                    var start = end - 1
                    let last = value(Int(order[start]))
                    while start > 0, value(Int(order[start - 1])) == last { start -= 1 }
                    for place in start..<end {
                        reversed[filled] = order[place]
                        filled &+= 1
                    }
                    end = start
                }
            }
        }
    }
}
