import Columnar
import Warehouse

/// Runs all tests of one table.
struct TableTests {
    let context: CheckContext
    let table: TableFiles

    init(_ context: CheckContext, _ table: TableFiles?, _ schema: TableSchema) {
        self.context = context
        self.table = table ?? TableFiles(schema, in: context.generation)
    }

    /// - Throws: `CancellationError` only.
    func results() throws -> [TestResult] {
        var damage = table.unreadable
        if table.schema.name == StarSchema.usage.name { damage += context.factDamage }
        var outcomes: [DataTest: TestOutcome] = [:]
        for column in table.schema.columns {
            try Task.checkCancellation()
            do {
                for result in try ColumnTests(context, table, column).results() {
                    outcomes[result.test] = result.outcome
                }
            } catch let error as ParquetError {
                damage.append("\(error.path.split(separator: "/").suffix(2).joined(separator: "/")): \(error.reason)")
            }
        }
        return try table.schema.tests.map { test in
            TestResult(test: test, outcome: try outcomes[test] ?? outcome(test, damage))
        }
    }

    private func outcome(_ test: DataTest, _ damage: [String]) throws -> TestOutcome {
        switch test.rule {
        case .readable:
            return listed(test, damage, expected: "\(table.expectedFiles) files whole", "damaged or missing")
        case .files:
            return listed(test, table.misplaced, expected: "\(table.expectedFiles) files", "missing or foreign")
        case .columns: return listed(test, table.oddColumns, expected: "as declared", "otherwise")
        case .table(let rule):
            guard damage.isEmpty else { return .notRun("the table cannot be read") }
            do {
                return try TotalsTests(context, table, test).outcome(rule)
            } catch is ParquetError {
                return .notRun("a table it needs cannot be read")
            }
        case .notNull, .column: return .notRun("the column cannot be read")
        }
    }

    private func listed(_ test: DataTest, _ faults: [String], expected: String, _ word: String) -> TestOutcome {
        guard !faults.isEmpty else { return .passed }
        return .failed(
            FailedCheck(
                test: test.name, expected: expected, found: "\(faults.count) \(word)",
                examples: Array(faults.prefix(Offenders.shown))))
    }
}
