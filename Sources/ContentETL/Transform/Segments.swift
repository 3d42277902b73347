import Warehouse

/// Names for what a customer's scores say.
///
/// Two questions are asked: how recently did they watch (the recency score), and how much are they worth (the mean of
/// the frequency and duration scores, rounded up; the duration score alone where ties make frequency say nothing). Every
/// combination has exactly one name.
enum Segments {
    static let names = MartSchema.segments

    /// By recency score 1–4 (rows) and value 1–4 (columns): an index into `names`.
    private static let rules: [[UInt8]] = [
        index(["Lost", "Hibernating", "At risk", "Can't lose"]),
        index(["About to sleep", "About to sleep", "Needs attention", "At risk"]),
        index(["Promising", "Potential loyal", "Loyal", "Loyal"]),
        index(["New or light", "Potential loyal", "Loyal", "Champions"]),
    ]

    /// The segment, as an index into `names`, of scores from 1 to 4.
    static func segment(recency: UInt8, frequency: UInt8, duration: UInt8, frequencySaysNothing: Bool) -> UInt8 {
        let value = frequencySaysNothing ? duration : (frequency + duration + 1) / 2
        return rules[Int(recency) - 1][Int(value) - 1]
    }

    private static func index(_ row: [String]) -> [UInt8] {
        row.map { UInt8(names.firstIndex(of: $0) ?? 0) }
    }
}
