/// What the values of one column must be; tested after each load and by `cyclorama check`.
package enum ColumnRule: Hashable, Sendable {
    /// Text that is never empty.
    case notEmpty
    /// No value twice; in a partitioned table, within a partition.
    case unique
    /// Text of a closed list.
    case values([String])
    case integers(ClosedRange<Int64>)
    /// Fractions within limits; none is NaN.
    case reals(ClosedRange<Double>)
    /// Each value is in that column of that table: no orphans. Of a table that keeps earlier dates, the rows of the date loaded last.
    case references(String, String)
    /// Every value occurs in that column of that fact.
    case isUsed(by: String, String)
    /// What the facts add up to for the row's contract, app, day or month.
    case fromFacts(FactMeasure)
    /// As that column of that table says for the row with the same key.
    case equals(String, String, key: String)
    /// So many rows are not NULL.
    case filled(Figure)
    /// As many rows of each value as the ledger says.
    case countsInLedger

    package static let atLeastZero = ColumnRule.integers(0 ... .max)
    package static let positive = ColumnRule.integers(1 ... .max)
    package static let score = ColumnRule.integers(1...4)
    /// A part of a whole.
    package static let share = ColumnRule.reals(0...1)
}

/// What facts add up to, and for whom.
package enum FactMeasure: Hashable, Sendable {
    case contract(ContractMeasure)
    case app(AppMeasure)
    case day(DayMeasure)
    case month(MonthMeasure)

    package enum ContractMeasure: String, Sendable { case seconds, activeDays, firstDay, lastDay, recency }
    package enum AppMeasure: String, Sendable { case seconds, contracts }
    package enum DayMeasure: String, Sendable { case rows, contracts, seconds }
    package enum MonthMeasure: String, Sendable { case days, searches, quits, users }

    /// The column that says whom a row is about.
    package var key: String {
        switch self {
        case .contract: "contract_id"
        case .app: "app_id"
        case .day: "event_date"
        case .month: "month"
        }
    }
}

/// What a table as a whole must be.
package enum TableRule: Hashable, Sendable {
    case rows(Figure)
    /// No two rows alike in these columns together.
    case unique([String])
    /// The sum of a column; with `within`, of the rows of each value of that column.
    case sum(String, Figure, within: String? = nil)
    /// Shares add up to 1, where there are any.
    case shares(String)
    /// The columns that begin so add up to another one, row by row.
    case rowSum(prefix: String, of: String)
}

/// A number that is known from elsewhere.
package enum Figure: Hashable, Sendable {
    case number(Int64)
    /// The rows of the table at hand, by the manifest.
    case ledgerRows
    /// Loaded days of viewing logs, by the manifest.
    case days
    case rowsOf(String)
    /// Seconds of all facts: counted where the facts are read, else as recorded when the logs were.
    case seconds
    /// Seconds of each day as they were read from its log, by the manifest.
    case ledgerSeconds
    /// Top keywords with a genre, and those pending, by the manifest.
    case topKeywords
    /// Of the earlier (0) or later (1) of the two months compared, from `fact_search`.
    case month(Int, FactMeasure.MonthMeasure)
    /// Users whose genre of that month (0, 1) is known, from `fact_trending_change`; of both months (2).
    case knownGenres(Int)
}
