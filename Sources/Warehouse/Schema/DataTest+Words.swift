extension DataTest.Rule {
    /// A few words for names and tables.
    package var words: String {
        switch self {
        case .readable: "readable"
        case .files: "files as in the manifest"
        case .columns: "columns as declared"
        case .table(let rule): rule.words
        case .notNull: "not null"
        case .column(let rule): rule.words
        }
    }
}

extension TableRule {
    package var words: String {
        switch self {
        case .rows(let figure): "rows = \(figure.words)"
        case .unique(let columns): "\(columns.joined(separator: " + ")) unique"
        case .sum(let column, let figure, let group):
            "sum of \(column)\(group.map { " by " + $0 } ?? "") = \(figure.words)"
        case .shares(let column): "\(column) adds up to 1"
        case .rowSum(let prefix, let whole): "\(prefix)… add up to \(whole)"
        }
    }
}

extension ColumnRule {
    package var words: String {
        switch self {
        case .notEmpty: "not empty"
        case .unique: "unique"
        case .values(let values): "one of " + values.map { $0.isEmpty ? "(empty)" : $0 }.joined(separator: ", ")
        case .integers(let range): Self.words(range.lowerBound, range.upperBound, isOpen: range.upperBound == .max)
        case .reals(let range):
            range.upperBound.isInfinite
                ? "≥ \(Int(range.lowerBound))" : "\(Int(range.lowerBound))–\(Int(range.upperBound))"
        case .references(let table, let column): "in \(table).\(column)"
        case .isUsed(let table, let column): "occurs in \(table).\(column)"
        case .fromFacts(let measure): "= \(measure.words)"
        case .equals(let table, let column, _): "= \(table).\(column)"
        case .filled(let figure): "rows not null = \(figure.words)"
        case .countsInLedger: "rows of each value as in the ledger"
        }
    }

    private static func words(_ low: Int64, _ high: Int64, isOpen: Bool) -> String {
        isOpen ? "≥ \(low)" : "\(low)–\(high)"
    }
}

extension FactMeasure {
    package var words: String {
        switch self {
        case .contract(.seconds), .app(.seconds), .day(.seconds): "seconds of the facts"
        case .contract(.activeDays): "active days of the facts"
        case .contract(.firstDay): "first day of the facts"
        case .contract(.lastDay): "last day of the facts"
        case .contract(.recency): "as-of date less last day of the facts"
        case .app(.contracts), .day(.contracts): "contracts of the facts"
        case .day(.rows): "rows of the facts"
        case .month(.days): "days of the month in the ledger"
        case .month(let measure): "\(measure.rawValue) of the facts"
        }
    }
}

extension Figure {
    package var words: String {
        switch self {
        case .number(let number): "\(number)"
        case .ledgerRows: "ledger"
        case .days: "loaded days"
        case .rowsOf(let table): "rows of \(table)"
        case .seconds: "seconds of the facts"
        case .ledgerSeconds: "seconds read from the logs"
        case .topKeywords: "top keywords in the ledger"
        case .month(let month, let measure): "\(measure.rawValue) of the \(month == 0 ? "earlier" : "later") month"
        case .knownGenres(2): "users with genres in both months"
        case .knownGenres(let month): "users with a genre in the \(month == 0 ? "earlier" : "later") month"
        }
    }
}
