/// What a request to `/votes` asks for. Parameters it does not know are ignored, as web servers do.
struct VoteQuery: Sendable, Equatable {
    static let largestCount = 100_000
    /// Seconds.
    static let longestDelay = 60.0

    /// Nil for a number of the simulator's choice.
    var count: Int?
    /// Milliseconds; nil for a time of the simulator's choice.
    var delay: Int?

    init(count: Int? = nil, delay: Int? = nil) {
        self.count = count
        self.delay = delay
    }

    /// - Throws: `VoteQueryError`, for the first parameter that is not allowed.
    init(_ parameters: [(key: String, value: String)]) throws(VoteQueryError) {
        for name in ["count", "delay"] where parameters.count(where: { $0.key == name }) > 1 {
            throw VoteQueryError(parameter: name, problem: "is given more than once")
        }
        for (key, value) in parameters {
            if key == "count" { count = try Self.count(value) }
            if key == "delay" { delay = try Self.delay(value) }
        }
    }

    private static func count(_ text: String) throws(VoteQueryError) -> Int {
        // Int alone would take "+5" and "-0".
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let count = Int(text), count <= largestCount else {
            throw VoteQueryError(
                parameter: "count", problem: "must be a whole number from 0 to \(largestCount), not \(shown(text))")
        }
        return count
    }

    private static func delay(_ text: String) throws(VoteQueryError) -> Int {
        // Double alone would take "nan", "inf" and hexadecimal.
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }), let seconds = Double(text),
            (0...longestDelay).contains(seconds)
        else {
            throw VoteQueryError(
                parameter: "delay", problem: "must be seconds from 0 to \(Int(longestDelay)), not \(shown(text))")
        }
        return Int((seconds * 1000).rounded())
    }

    private static func shown(_ text: String) -> String {
        text.isEmpty ? "nothing" : "“\(text.prefix(40))\(text.count > 40 ? "…" : "")”"
    }
}

/// A request asks for what is not allowed.
struct VoteQueryError: Error, CustomStringConvertible {
    let parameter: String
    let problem: String

    var description: String { "\(parameter) \(problem)" }
}
