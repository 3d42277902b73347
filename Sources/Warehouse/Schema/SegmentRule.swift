/// One rule that gives customers of certain scores a name. Written as `At risk: recency 1-2, value 3-4`; a score that is
/// not named may be any.
package struct SegmentRule: Hashable, Sendable {
    package let name: String
    /// In the order of `Measure.allCases`.
    private var ranges = Measure.allCases.map { _ in ScoreRange.all }

    /// What a rule may ask for. `value` is the mean of frequency and duration scores, rounded up; the duration score alone
    /// where ties make frequency say nothing.
    package enum Measure: String, Sendable, CaseIterable { case recency, frequency, duration, value }

    package struct Malformed: Error, CustomStringConvertible {
        package let description: String
    }

    package init(_ text: String) throws(Malformed) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            throw Malformed(description: "“\(text)” lacks “name: scores”, as in “Loyal: recency 3-4, value 3-4”")
        }
        name = parts[0].trimmed
        guard !name.isEmpty else { throw Malformed(description: "“\(text)” gives no name") }
        for condition in parts[1].split(separator: ",") where !condition.trimmed.isEmpty {
            let words = condition.split(whereSeparator: \.isWhitespace)
            guard words.count == 2, let measure = Measure(rawValue: String(words[0])) else {
                let known = Measure.allCases.map(\.rawValue).joined(separator: ", ")
                throw Malformed(
                    description:
                        "“\(condition.trimmed)” is no condition: one of \(known), then scores, as in “value 3-4”")
            }
            guard let range = ScoreRange(words[1]) else {
                throw Malformed(description: "“\(words[1])” are no scores: 1 to 4, as in “4” or “2-3”")
            }
            ranges[measure.index] = range
        }
    }

    package subscript(measure: Measure) -> ScoreRange { ranges[measure.index] }

    /// The rule without its name: `recency 1-2, value 3-4`; `any` where it asks for nothing.
    package var conditions: String {
        let asked = Measure.allCases.filter { self[$0] != .all }.map { "\($0.rawValue) \(self[$0])" }
        return asked.isEmpty ? "any" : asked.joined(separator: ", ")
    }

    func matches(recency: Int, frequency: Int, duration: Int, value: Int) -> Bool {
        zip(ranges, [recency, frequency, duration, value]).allSatisfy { $0.contains($1) }
    }
}

extension SegmentRule.Measure {
    fileprivate var index: Int { SegmentRule.Measure.allCases.firstIndex(of: self) ?? 0 }
}

extension SegmentRule: CustomStringConvertible {
    package var description: String { name + ":" + (conditions == "any" ? "" : " " + conditions) }
}

extension SegmentRule: Codable {
    package init(from decoder: any Decoder) throws { try self.init(decoder.singleValueContainer().decode(String.self)) }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var rest = self
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
