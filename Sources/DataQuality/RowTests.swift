import Columnar
import Warehouse

/// Compares the values of a column of one file, row by row.
struct RowTests {
    private let context: CheckContext
    private let table: TableFiles
    private let file: TableFiles.File
    private let index: Int
    private let values: Column

    init(_ context: CheckContext, _ table: TableFiles, _ file: TableFiles.File, _ index: Int, _ values: Column) {
        self.context = context
        self.table = table
        self.file = file
        self.index = index
        self.values = values
    }

    func add(_ rule: ColumnRule, to offenders: inout Offenders) throws {
        switch rule {
        case .notEmpty: each(&offenders) { !values.isNull(at: $0) && values.isEmpty(at: $0) ? "empty" : nil }
        case .unique: try addRepeated(to: &offenders)
        case .values(let accepted): try addOthers(than: accepted, to: &offenders)
        case .integers(let range): addIntegers(outside: range, to: &offenders)
        case .reals(let range): each(&offenders) { range.contains(real($0)) ? nil : values.text(at: $0) }
        case .references(let other, let column): try addOrphans(of: other, column, to: &offenders)
        case .isUsed(_, let column): addUnused(column, to: &offenders)
        case .fromFacts(let measure): try addDifferences(from: measure, to: &offenders)
        case .equals(let other, let column, let key): try addDifferences(from: other, column, key, to: &offenders)
        case .filled, .countsInLedger: break
        }
    }

    private func each(_ offenders: inout Offenders, _ fault: (Int) -> String?) {
        for row in 0..<values.count { if let fault = fault(row) { offenders.add(row, in: index, fault) } }
    }

    private func real(_ row: Int) -> Double { if case .double(let values) = values { values[row] } else { .nan } }

    private func addIntegers(outside range: ClosedRange<Int64>, to offenders: inout Offenders) {
        guard let integers = values.integers else { return }
        for (row, value) in integers.enumerated() where !range.contains(value) {
            offenders.add(row, in: index, "\(value)")
        }
    }

    private func addRepeated(to offenders: inout Offenders) throws {
        guard let keys = values.integers else { return try addRepeatedTexts(to: &offenders) }
        guard let low = keys.min(), let high = keys.max(), isDense(low, high, keys.count) else {
            var seen = Set<Int64>()
            for (row, key) in keys.enumerated() where !seen.insert(key).inserted {
                offenders.add(row, in: index, "\(key) is there twice")
            }
            return
        }
        var seen = [Bool](repeating: false, count: Int(high - low) + 1)
        for (row, key) in keys.enumerated() {
            if seen[Int(key - low)] { offenders.add(row, in: index, "\(key) is there twice") }
            seen[Int(key - low)] = true
        }
    }

    private func addRepeatedTexts(to offenders: inout Offenders) throws {
        guard let texts = values.texts else { return }
        var seen = TextDictionary()
        var distinct = 0
        for (row, number) in try seen.numbers(of: texts).enumerated() {
            // A new text gets the next number.
            if Int(number) == distinct {
                distinct += 1
            } else {
                offenders.add(row, in: index, "“\(texts[row])” is there twice")
            }
        }
    }

    private func addOthers(than accepted: [String], to offenders: inout Offenders) throws {
        guard let texts = values.texts else { return }
        var known = TextDictionary()
        for value in accepted { _ = try known.number(of: value) }
        for (row, number) in try known.numbers(of: texts).enumerated()
        where number >= accepted.count && !values.isNull(at: row) {
            offenders.add(row, in: index, "“\(texts[row])”")
        }
    }

    private func addOrphans(of other: String, _ column: String, to offenders: inout Offenders) throws {
        let members = try context.column(column, of: other)
        // Most tables of customers have the same ones in the same order.
        if values.isIdentical(to: members) { return }
        let keys = KeyIndex(members)
        each(&offenders) { keys.row(of: values, at: $0) == nil ? "\(values.text(at: $0)) is not in \(other)" : nil }
    }

    private func addUnused(_ column: String, to offenders: inout Offenders) {
        guard let facts = context.facts, let keys = values.integers else { return }
        for (row, key) in keys.enumerated() where !facts.holds(key, column) {
            offenders.add(row, in: index, "no fact has it")
        }
    }

    private func addDifferences(
        from other: String, _ column: String, _ key: String, to offenders: inout Offenders
    ) throws {
        let otherKeys = try context.column(key, of: other)
        let expected = try context.column(column, of: other)
        let own = try context.read(key, file)
        if own.isIdentical(to: otherKeys), values.isIdentical(to: expected) { return }
        let keys = KeyIndex(otherKeys)
        for row in 0..<values.count {
            // A key that is not there is an orphan, which another test tells.
            guard let place = keys.row(of: own, at: row) else { continue }
            if !values.equals(at: row, expected, at: place) {
                offenders.add(row, in: index, "\(values.text(at: row)) instead of \(expected.text(at: place))")
            }
        }
    }

    static func isKnown(_ measure: FactMeasure, _ context: CheckContext) -> Bool {
        switch measure {
        case .contract, .app, .day: context.facts != nil
        case .month(.days), .month(.searches): true
        case .month: !context.searches.isEmpty
        }
    }

    private func addDifferences(from measure: FactMeasure, to offenders: inout Offenders) throws {
        guard Self.isKnown(measure, context), let found = values.integers else { return }
        let keys = try context.read(measure.key, file)
        for row in found.indices {
            guard let expected = context.value(of: measure, forKey: keys, at: row), expected != found[row] else {
                continue
            }
            offenders.add(row, in: index, "\(found[row]) instead of \(expected)")
        }
    }
}

extension Column {
    /// The texts of a column of text, NULL as an empty one.
    var texts: TextColumn? {
        switch self {
        case .text(let values): values
        case .optionalText(let values): values.text
        default: nil
        }
    }

    fileprivate func isEmpty(at row: Int) -> Bool {
        guard let texts else { return false }
        return texts.offsets[row] == texts.offsets[row + 1]
    }
}
