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
        let ordered = order(by: query.sort, isDescending: query.isDescending)
        guard !query.filter.isEmpty else {
            return CustomerSelection(query: query, rows: ordered, seconds: totalSeconds)
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
                for row in ordered where mask[Int(row)] != 0 {
                    rows[filled] = row
                    filled &+= 1
                }
            }
        }
        return CustomerSelection(query: query, rows: rows, seconds: seconds)
    }
}
