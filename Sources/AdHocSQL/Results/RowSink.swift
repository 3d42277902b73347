/// Takes a result in, row by row.
package protocol RowSink {
    /// Called once, before the first row.
    mutating func begin(_ columns: [SQLColumn]) throws
    mutating func add(_ row: [SQLValue]) throws
}

/// Keeps all rows.
struct RowCollector: RowSink {
    var rows: [[SQLValue]] = []
    var columns: [SQLColumn] = []

    mutating func begin(_ columns: [SQLColumn]) { self.columns = columns }
    mutating func add(_ row: [SQLValue]) { rows.append(row) }
}
