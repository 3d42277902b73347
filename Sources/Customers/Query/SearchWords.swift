/// What is typed into one line: a part of a contract or MAC, and conditions such as `rfm:4*1 hours>100 devices>1 ago<=7`.
package struct SearchWords: Hashable, Sendable {
    /// The words that are no condition.
    package private(set) var text = ""
    package private(set) var scores = ScorePattern()
    package private(set) var ranges: [CustomerColumn: ClosedRange<Int64>] = [:]

    /// Conditions that are not complete yet ask for nothing.
    package init(_ typed: String) {
        var words: [Substring] = []
        for word in typed.split(whereSeparator: \.isWhitespace) {
            if word.lowercased().hasPrefix("rfm:") {
                let signs = word.dropFirst(4)
                scores = ScorePattern(String(signs) + String(repeating: "*", count: max(0, 3 - signs.count))) ?? scores
            } else if let condition = Condition(word) {
                if let (column, range) = condition.range { narrow(column, range) }
            } else {
                words.append(word)
            }
        }
        text = words.joined(separator: " ")
    }

    /// Puts what was typed into a filter, in the place of what was typed before.
    package func apply(to filter: inout CustomerFilter) {
        (filter.text, filter.scores, filter.ranges) = (text, scores, ranges)
    }

    private mutating func narrow(_ column: CustomerColumn, _ range: ClosedRange<Int64>) {
        let before = ranges[column] ?? Int64.min...Int64.max
        let low = max(before.lowerBound, range.lowerBound)
        let high = min(before.upperBound, range.upperBound)
        // Conditions that no number meets leave the one that nobody has.
        ranges[column] = low <= high ? low...high : Int64.min...Int64.min
    }
}

/// `hours>100`
private struct Condition {
    private static let names: [(name: String, column: CustomerColumn)] = [
        ("hours", .hours), ("devices", .devices), ("dev", .devices), ("ago", .recency), ("recency", .recency),
        ("days", .frequency), ("frequency", .frequency), ("week", .change),
    ]

    /// Nil while the number is being typed.
    let range: (column: CustomerColumn, range: ClosedRange<Int64>)?

    /// Nil for a word that is no condition.
    init?(_ word: Substring) {
        let name = word.prefix { $0.isLetter }.lowercased()
        let sign = word.dropFirst(name.count).prefix { "<>=".contains($0) }
        guard let column = Self.names.first(where: { $0.name == name })?.column, !sign.isEmpty else { return nil }
        guard let number = Double(word.dropFirst(name.count + sign.count)), number.magnitude < 1e12 else {
            range = nil
            return
        }
        let isTime = column == .hours || column == .change
        let value = isTime ? number * 3600 : number
        let (below, above) = (Int64(value.rounded(.down)), Int64(value.rounded(.up)))
        switch sign {
        case ">": range = (column, (below + 1)...Int64.max)
        case ">=", "=>": range = (column, above...Int64.max)
        case "<": range = (column, Int64.min...(above - 1))
        case "<=", "=<": range = (column, Int64.min...below)
        case "=": range = (column, below...max(below, above))
        default: range = nil
        }
    }
}
