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
        [UInt32](unsafeUninitializedCapacity: order.count) { reversed, filled in
            order.withUnsafeBufferPointer { order in
                var end = order.count
                while end > 0 {
                    var start = end - 1
                    while start > 0, isTie(Int(order[start - 1]), Int(order[start]), in: column) { start -= 1 }
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
