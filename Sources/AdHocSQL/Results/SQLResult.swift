/// A result held in memory, as far as it was wanted.
package struct SQLResult: Sendable {
    package var columns: [SQLColumn] = []
    package var rows: [[SQLValue]] = []
    /// True where there are more rows than are held; how many, nobody counted.
    package var isCut = false
    /// Wall time, DuckDB's start included.
    package var seconds = 0.0

    package init(columns: [SQLColumn] = [], rows: [[SQLValue]] = [], isCut: Bool = false, seconds: Double = 0) {
        self.columns = columns
        self.rows = rows
        self.isCut = isCut
        self.seconds = seconds
    }
}

/// What became of a query whose rows were handed on one by one.
package struct SQLSummary: Hashable, Sendable {
    package var rows = 0
    package var isCut = false
    package var seconds = 0.0

    package init(rows: Int = 0, isCut: Bool = false, seconds: Double = 0) {
        self.rows = rows
        self.isCut = isCut
        self.seconds = seconds
    }
}

/// How much of a result is wanted.
package struct SQLLimit: Hashable, Sendable {
    package var rows: Int
    /// Of what DuckDB prints, which is about what rows in memory take.
    package var bytes: Int

    package init(rows: Int = .max, bytes: Int = .max) {
        self.rows = rows
        self.bytes = bytes
    }
}
