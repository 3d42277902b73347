import Columnar
import Warehouse

/// What a load knows of the facts without reading them again: those it wrote, and those of days kept as it read them back.
package struct KnownFacts: Sendable {
    /// Seconds by day.
    package let seconds: [Day: Int64]
    /// The surrogate keys that occur, ascending, by column of `fact_usage`.
    package let keys: [String: [UInt32]]

    package init(seconds: [Day: Int64], keys: [String: [UInt32]]) {
        self.seconds = seconds
        self.keys = keys
    }
}

extension KnownFacts {
    /// Whether the dimension has every key that occurs in a column; nil where that is not known.
    func outcome(_ test: DataTest, column: String, _ context: CheckContext) -> TestOutcome? {
        guard case .column(.references(let dimension, let key)) = test.rule, let keys = keys[column] else { return nil }
        guard let ids = (try? context.column(key, of: dimension))?.integers else {
            return .notRun("\(dimension) cannot be read")
        }
        let orphans = Self.missing(keys, in: ids.sorted())
        guard !orphans.isEmpty else { return .passed }
        return .failed(
            FailedCheck(
                test: test.name, expected: test.rule.words, found: "\(orphans.count) of \(keys.count) keys otherwise",
                examples: orphans.prefix(Offenders.shown).map { "\(column) \($0)" }))
    }

    /// Both ascend.
    private static func missing(_ keys: [UInt32], in ids: [Int64]) -> [UInt32] {
        var place = 0
        return keys.filter { key in
            while place < ids.count, ids[place] < Int64(key) { place += 1 }
            return place == ids.count || ids[place] != Int64(key)
        }
    }
}
