import Columnar
import Warehouse

/// Runs the tests of one column, reading it once, a file at a time.
struct ColumnTests {
    let context: CheckContext
    let table: TableFiles
    let column: ColumnDefinition

    init(_ context: CheckContext, _ table: TableFiles, _ column: ColumnDefinition) {
        self.context = context
        self.table = table
        self.column = column
    }

    private var name: String { column.schema.name }
    private var isFact: Bool { table.schema.partitionKey == "event_date" }

    /// - Throws: `ParquetError` where the column cannot be read; `CancellationError`.
    func results() throws -> [TestResult] {
        let tests = table.schema.tests(of: column)
        if let nulls = table.oddNulls[name] { return tests.compactMap { unreadable($0, nulls) } }
        guard table.schema.name != StarSchema.usage.name else { return factResults(tests) }
        guard !isLeftOut else { return tests.map { TestResult(test: $0, outcome: .leftOut(context.depth)) } }
        var offenders = [Offenders](repeating: Offenders(), count: tests.count)
        var blocked: [Int: TestOutcome] = [:]
        var filled: Int64 = 0
        var counts: [String: Int64] = [:]
        for (index, file) in table.files.enumerated() {
            try Task.checkCancellation()
            let isCurrent = table.current.contains { $0.path == file.path }
            // A load has nothing to do with the dates before, whose files are linked as they are.
            if context.depth == .quick && !isCurrent { continue }
            let values = try file.read(name)
            for (place, test) in tests.enumerated() {
                switch test.rule {
                case .notNull: offenders[place].addNulls(values, in: index)
                case .column(.filled): filled += Int64((0..<values.count).count { !values.isNull(at: $0) })
                case .column(.countsInLedger):
                    for row in 0..<values.count { counts[values.text(at: row), default: 0] += 1 }
                case .column(let rule):
                    guard isCurrent || !rule.isAboutToday, !isLeftOut(rule) else { continue }
                    do {
                        try RowTests(context, table, file, index, values).add(rule, to: &offenders[place])
                    } catch let error as ParquetError where error.path != file.path {
                        blocked[place] = .notRun("\(error.path) cannot be read")
                    }
                default: break
                }
            }
        }
        return tests.enumerated().map { place, test in
            TestResult(test: test, outcome: blocked[place] ?? outcome(test, offenders[place], filled, counts))
        }
    }

    /// In a load: texts of large tables, and facts.
    private var isLeftOut: Bool {
        guard context.depth == .quick, !isFact else { return context.depth == .quick }
        let isText = column.schema.type == .text || column.schema.type == .optionalText
        return isText && (table.rows ?? 0) > DataChecks.largeTable
    }

    /// In a load: whether a large table repeats what another one says, which was written from the same measures.
    private func isLeftOut(_ rule: ColumnRule) -> Bool {
        guard case .equals = rule, context.depth == .quick else { return false }
        return (table.rows ?? 0) > DataChecks.largeTable
    }

    private func outcome(
        _ test: DataTest, _ offenders: Offenders, _ filled: Int64, _ counts: [String: Int64]
    ) -> TestOutcome {
        switch test.rule {
        case .column(.fromFacts(let measure)) where !RowTests.isKnown(measure, context): .leftOut(context.depth)
        case .column(.isUsed) where context.facts == nil: .leftOut(context.depth)
        case .column(let rule) where isLeftOut(rule): .leftOut(context.depth)
        case .column(.filled(let figure)): compare(test, filled, figure)
        case .column(.countsInLedger): compare(test, counts)
        default: offenders.outcome(test, of: table.rows ?? 0, in: table, table.files)
        }
    }

    private func compare(_ test: DataTest, _ found: Int64, _ figure: Figure) -> TestOutcome {
        guard let expected = context.value(of: figure, for: table) else { return .leftOut(context.depth) }
        return found == expected
            ? .passed : .failed(FailedCheck(test: test.name, expected: "\(expected)", found: "\(found)"))
    }

    private func compare(_ test: DataTest, _ counts: [String: Int64]) -> TestOutcome {
        guard let search = context.manifest.search else { return .leftOut(context.depth) }
        let isTrending = table.schema.name == SearchSchema.trendingChange.name
        var ledger = isTrending ? search.trending : search.classified
        if !isTrending { ledger["pending"] = search.pending }
        let differences = Set(ledger.keys).union(counts.keys).filter { ledger[$0] ?? 0 != counts[$0] ?? 0 }.sorted()
        guard !differences.isEmpty else { return .passed }
        let words = { (side: [String: Int64]) in differences.map { "\($0) \(side[$0] ?? 0)" }.joined(separator: ", ") }
        return .failed(FailedCheck(test: test.name, expected: words(ledger), found: words(counts)))
    }

    /// A column of another type has one test left: whether it holds NULL.
    private func unreadable(_ test: DataTest, _ nulls: Int64) -> TestResult? {
        guard test.rule == .notNull else {
            return TestResult(test: test, outcome: .notRun("the column is not as declared"))
        }
        let failure = FailedCheck(
            test: test.name, expected: test.rule.words, found: "\(nulls) of \(table.rows ?? 0) rows NULL")
        return TestResult(test: test, outcome: nulls > 0 ? .failed(failure) : .passed)
    }

    /// The facts were read row by row already.
    private func factResults(_ tests: [DataTest]) -> [TestResult] {
        tests.map { test in
            // Their columns are required ones, so they hold no NULL.
            if test.rule == .notNull { return TestResult(test: test, outcome: .passed) }
            guard let facts = context.facts else {
                let outcome = context.known?.outcome(test, column: name, context)
                return TestResult(test: test, outcome: outcome ?? .leftOut(context.depth))
            }
            let offenders = name == "total_duration" ? facts.negative : facts.orphans[name] ?? Offenders()
            return TestResult(test: test, outcome: offenders.outcome(test, of: facts.rows, in: table, table.files))
        }
    }
}

extension ColumnRule {
    /// Whether it compares with today's customers: earlier dates may name some that went since.
    fileprivate var isAboutToday: Bool {
        switch self {
        case .references, .equals, .fromFacts: true
        default: false
        }
    }
}

extension Offenders {
    fileprivate mutating func addNulls(_ column: Column, in file: Int) {
        guard case .optionalText(let values) = column else { return }
        for (row, isNull) in values.isNull.enumerated() where isNull { add(row, in: file, "NULL") }
    }
}
