/// What is typed into one line: a part of a contract or MAC, and conditions such as `rfm:4*1 hours>100 devices>1 ago<=7`.
package struct SearchWords: Hashable, Sendable {
    /// The words that are no condition.
    package private(set) var text = ""
    package private(set) var scores = ScorePattern()
    package private(set) var ranges: [CustomerColumn: ClosedRange<Int64>] = [:]
    /// Words that look like a condition and are none, as typed; they ask for nothing.
    package private(set) var notUnderstood: [String] = []

    /// Conditions that are not complete yet ask for nothing.
    package init(_ typed: String) {
        var words: [String] = []
        for word in Self.words(typed) {
            switch Condition(word) {
            case .range(let column, let range): narrow(column, range)
            case .scores(let pattern): scores = pattern
            case .incomplete: break
            case .notUnderstood: notUnderstood.append(word)
            case nil: words.append(word)
            }
        }
        text = words.joined(separator: " ")
    }

    /// Words between spaces; `hours > 100` is one.
    private static func words(_ typed: String) -> [String] {
        var words: [String] = []
        for word in typed.split(whereSeparator: \.isWhitespace) {
            let isJoined = Condition.isSign(word.first) || Condition.isSign(words.last?.last)
            if isJoined, let last = words.popLast() { words.append(last + word) } else { words.append(String(word)) }
        }
        return words
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

/// `hours>100` or `rfm:4*1`
private enum Condition {
    case range(CustomerColumn, ClosedRange<Int64>)
    case scores(ScorePattern)
    /// What is compared with is still being typed.
    case incomplete
    case notUnderstood

    private static let names: [(name: String, column: CustomerColumn)] = [
        ("hours", .hours), ("devices", .devices), ("dev", .devices), ("ago", .recency), ("recency", .recency),
        ("days", .frequency), ("frequency", .frequency), ("week", .change),
    ]

    static func isSign(_ character: Character?) -> Bool { character.map { "<>=".contains($0) } ?? false }

    /// Nil for a word that is no condition: no contract and no MAC has a sign of comparison.
    init?(_ word: String) {
        if word.lowercased().hasPrefix("rfm:") {
            self = Self.scores(word.dropFirst(4))
            return
        }
        guard word.contains(where: { Self.isSign($0) }) else { return nil }
        let name = word.prefix { $0.isLetter }.lowercased()
        let sign = word.dropFirst(name.count).prefix { Self.isSign($0) }
        guard let column = Self.names.first(where: { $0.name == name })?.column, !sign.isEmpty else {
            self = .notUnderstood
            return
        }
        self = Self.range(column, sign, word.dropFirst(name.count + sign.count))
    }

    private static func scores(_ signs: Substring) -> Condition {
        guard !signs.isEmpty else { return .incomplete }
        let pattern = ScorePattern(signs + String(repeating: "*", count: max(0, 3 - signs.count)))
        return pattern.map { .scores($0) } ?? .notUnderstood
    }

    private static func range(_ column: CustomerColumn, _ sign: Substring, _ text: Substring) -> Condition {
        guard !text.isEmpty else { return .incomplete }
        guard let number = Double(text), number.magnitude < 1e12 else { return .notUnderstood }
        let isTime = column == .hours || column == .change
        let value = isTime ? number * 3600 : number
        let (below, above) = (Int64(value.rounded(.down)), Int64(value.rounded(.up)))
        return switch sign {
        case ">": .range(column, (below + 1)...Int64.max)
        case ">=", "=>": .range(column, above...Int64.max)
        case "<": .range(column, Int64.min...(above - 1))
        case "<=", "=<": .range(column, Int64.min...below)
        case "=": .range(column, below...max(below, above))
        default: .notUnderstood
        }
    }
}
