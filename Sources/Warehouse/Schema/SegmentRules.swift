/// How customers get their segment: the first rule that their scores match gives the name, so rules may overlap.
package struct SegmentRules: Hashable, Sendable, Codable {
    package let rules: [SegmentRule]
    /// The name where no rule matches.
    package let other: String
    /// Contracts, as logged, that stand for nobody in particular; blank ones always do. They are a segment of their own.
    package let unknown: [String]

    package static let unknownName = "Unknown"
    package static let otherName = "Other"

    package init(rules: [SegmentRule], other: String = otherName, unknown: [String] = Self.standard.unknown) {
        self.rules = rules
        self.other = other
        self.unknown = unknown
    }

    /// The names in the order of their first rules, then the one for the rest, then the unknown.
    package var names: [String] {
        (rules.map(\.name) + [other, Self.unknownName]).reduce(into: []) { names, name in
            if !names.contains(name) { names.append(name) }
        }
    }

    /// Index into `names` by scores: `(recency − 1) · 16 + (frequency − 1) · 4 + duration − 1`.
    ///
    /// - Parameter frequencySaysNothing: true where all customers have one frequency score.
    package func table(frequencySaysNothing: Bool) -> [UInt8] {
        let names = names
        return (0..<64).map { index in
            let (recency, frequency, duration) = (index / 16 + 1, index / 4 % 4 + 1, index % 4 + 1)
            let value = frequencySaysNothing ? duration : (frequency + duration + 1) / 2
            let rule = rules.first {
                $0.matches(recency: recency, frequency: frequency, duration: duration, value: value)
            }
            return UInt8(truncatingIfNeeded: names.firstIndex(of: rule?.name ?? other) ?? 0)
        }
    }

    /// Two questions: how recently did they watch, and how much are they worth. Every combination has a name.
    package static let standard = SegmentRules(
        rules: [
            "Champions: recency 4, value 4", "Loyal: recency 3-4, value 3-4", "Potential loyal: recency 3-4, value 2",
            "New or light: recency 4, value 1", "Promising: recency 3, value 1", "Can't lose: recency 1, value 4",
            "Needs attention: recency 2, value 3", "At risk: recency 1-2, value 3-4",
            "About to sleep: recency 2, value 1-2", "Hibernating: recency 1, value 2", "Lost: recency 1, value 1",
        ].compactMap { try? SegmentRule($0) }, unknown: ["0", "PAYTV", "NULL"])
}
