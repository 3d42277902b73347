import Columnar
import Warehouse

/// The tests of a table as a whole: counts and sums.
struct TotalsTests {
    private let context: CheckContext
    private let table: TableFiles
    private let test: DataTest

    init(_ context: CheckContext, _ table: TableFiles, _ test: DataTest) {
        self.context = context
        self.table = table
        self.test = test
    }

    /// - Throws: `ParquetError` where a table it reads is damaged; `CancellationError`.
    func outcome(_ rule: TableRule) throws -> TestOutcome {
        switch rule {
        case .rows(.ledgerRows): try rowsAsInLedger()
        case .rows(let figure): compare(currentRows, with: figure)
        case .unique(let columns): try unique(columns)
        case .sum(_, .ledgerSeconds, _): secondsAsRead()
        case .sum(let column, let figure, let group): try sum(column, figure, within: group)
        case .shares(let column): try shares(column)
        case .rowSum(let prefix, let whole): try rowSum(prefix, whole)
        }
    }

    private var currentRows: Int64 { table.current.reduce(0) { $0 + $1.rows } }

    private func failure(_ expected: Int64, _ found: Int64, _ examples: [String] = []) -> TestOutcome {
        .failed(
            FailedCheck(
                test: test.name, expected: "\(expected)", found: "\(found)",
                examples: Array(examples.prefix(Offenders.shown))))
    }

    private func compare(_ found: Int64, with figure: Figure) -> TestOutcome {
        guard let expected = context.value(of: figure, for: table) else { return .notRun("\(figure.words): not known") }
        return found == expected ? .passed : failure(expected, found)
    }

    /// Of a fact every day by itself, too.
    private func rowsAsInLedger() throws -> TestOutcome {
        guard let expected = context.value(of: .ledgerRows, for: table) else {
            return .notRun("the manifest does not count this table")
        }
        let isUsage = table.schema.name == StarSchema.usage.name
        let ledger = (isUsage ? context.manifest.content?.days : context.manifest.search?.days) ?? []
        let byDay = Dictionary(ledger.map { ($0.day, $0.rowsLoaded) }) { $1 }
        let odd = table.files.compactMap { file -> String? in
            guard let day = file.day, let rows = byDay[day], rows != file.rows else { return nil }
            return "\(day): \(file.rows) instead of \(rows)"
        }
        let found = table.files.reduce(0) { $0 + $1.rows }
        return found == expected && odd.isEmpty ? .passed : failure(expected, found, odd)
    }

    private func secondsAsRead() -> TestOutcome {
        guard let facts = context.facts.map({ $0.days.mapValues(\.seconds) }) ?? context.known?.seconds else {
            return .leftOut(context.depth)
        }
        guard let expected = context.value(of: .ledgerSeconds, for: table) else {
            return .notRun("days were loaded by a version that did not record it")
        }
        let odd = (context.manifest.content?.days ?? []).compactMap { day -> String? in
            let found = facts[day.day] ?? 0
            return found == day.seconds ? nil : "\(day.day): \(found) instead of \(day.seconds ?? 0)"
        }
        return odd.isEmpty ? .passed : failure(expected, facts.values.reduce(0) { $0.addingClamped($1) }, odd)
    }

    private func unique(_ columns: [String]) throws -> TestOutcome {
        var offenders = Offenders()
        for (index, file) in table.files.enumerated() {
            let values = try columns.map { try context.read($0, file) }
            var seen = Set<[[UInt8]]>()
            for row in 0..<Int(file.rows) where !seen.insert(values.map { $0.bytes(at: row) }).inserted {
                let key = values.map { $0.text(at: row) }.joined(separator: ", ")
                offenders.add(row, in: index, "(\(key)) is there twice")
            }
        }
        return offenders.outcome(test, of: table.rows ?? 0, in: table, table.files)
    }

    private func sum(_ column: String, _ figure: Figure, within group: String?) throws -> TestOutcome {
        guard let expected = context.value(of: figure, for: table) else { return .leftOut(context.depth) }
        var sums: [String: Int64] = [:]
        for name in group.map(acceptedValues) ?? [""] { sums[name] = 0 }
        for file in table.current {
            let values = try context.read(column, file)
            guard let group else {
                sums["", default: 0].add(values.integers?.reduce(0) { $0.addingClamped($1) } ?? 0)
                continue
            }
            let groups = try context.read(group, file)
            for row in 0..<values.count {
                sums[groups.text(at: row), default: 0].add(values.integer(at: row) ?? 0)
            }
        }
        let odd = sums.filter { $0.value != expected }.sorted { $0.key < $1.key }
        guard let first = odd.first else { return .passed }
        return failure(expected, first.value, group == nil ? [] : odd.map { "\($0.key): \($0.value)" })
    }

    /// A group that is missing as a whole sums up to nothing.
    private func acceptedValues(of column: String) -> [String] {
        let rules = table.schema.columns.first { $0.schema.name == column }?.rules ?? []
        return rules.flatMap { if case .values(let values) = $0 { values } else { [String]() } }
    }

    private func shares(_ column: String) throws -> TestOutcome {
        var sum = 0.0
        for file in table.current { sum += try context.read(column, file).doubles?.reduce(0, +) ?? 0 }
        // Nobody, no shares.
        guard sum != 0, abs(sum - 1) > 1e-6 else { return .passed }
        return .failed(FailedCheck(test: test.name, expected: "1", found: "\(sum)"))
    }

    private func rowSum(_ prefix: String, _ whole: String) throws -> TestOutcome {
        guard context.depth == .full || currentRows <= DataChecks.largeTable else { return .leftOut(context.depth) }
        var offenders = Offenders()
        for (index, file) in table.files.enumerated() {
            let expected = try context.read(whole, file).integers ?? []
            var sums = [Int64](repeating: 0, count: expected.count)
            let names = try file.columnNames().filter { $0.hasPrefix(prefix) }
            for name in names {
                for (row, part) in (try context.read(name, file).integers ?? []).enumerated() { sums[row].add(part) }
            }
            for row in expected.indices where sums[row] != expected[row] {
                offenders.add(row, in: index, "\(sums[row]) instead of \(expected[row])")
            }
        }
        return offenders.outcome(test, of: table.rows ?? 0, in: table, table.files)
    }
}

extension Int64 {
    fileprivate mutating func add(_ other: Int64) { self = addingClamped(other) }
}
