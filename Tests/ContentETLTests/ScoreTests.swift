import TestSupport
import Testing
import Warehouse

@testable import ContentETL

@Suite struct ScoreTests {
    @Test(
        arguments: [
            ([7], [7, 7, 7]), ([1, 2], [1, 1, 2]), ([3, 1, 2], [1, 2, 3]), ([4, 3, 2, 1], [1, 2, 3]),
            ([5, 4, 3, 2, 1], [2, 3, 4]), ([1, 2, 3, 4, 5, 6, 7, 8], [2, 4, 6]), ([0, 0, 0, 0, 9], [0, 0, 0]),
            ([.max, 0, .max, 0], [0, 0, .max]), ([], [0, 0, 0]), ([10, 2, 33, 4, 2048, 6, 1 << 40, 8, 9], [6, 9, 33]),
        ] as [([Int64], [Int64])])
    func cutsAreExact(values: [Int64], cuts: [Int64]) {
        #expect(QuartileScore(values, best: .high).cuts == cuts)
        #expect(QuartileScore(values.reversed(), best: .low).cuts == cuts)
    }

    @Test(
        arguments: [
            (9, 1, 4), (10, 1, 4), (11, 2, 3), (20, 2, 3), (21, 3, 2), (30, 3, 2), (31, 4, 1), (.max, 4, 1), (0, 1, 4),
        ]
            as [(Int64, Int, Int)])
    func aScoreIsOneMoreThanTheCutsBelow(value: Int64, high: Int, low: Int) {
        #expect(QuartileScore([10, 20, 30, 40], best: .high)(value) == high)
        #expect(QuartileScore([10, 20, 30, 40], best: .low)(value) == low)
    }

    /// The real data's frequency: four in five at the largest value, everybody gets 1.
    @Test func tiesAreSaidInWords() {
        let measure = ScoredMeasure("frequency", unit: "days", [1, 2, 2, 2, 2], best: .high)
        #expect(measure.contracts == [5, 0, 0, 0])
        #expect(measure.degenerate == "frequency: 80 % of customers tie at 2 days; scores 2, 3, 4 are empty")
        #expect(ScoredMeasure("duration", unit: "s", [1, 2, 3, 4], best: .high).degenerate == nil)
        #expect(ScoredMeasure("duration", unit: "s", [], best: .high).degenerate == nil)
    }

    @Test(arguments: 1...5)
    func randomValuesAgreeWithSorting(seed: Int) {
        var random = SeededRandom(seed: seed)
        let top = random.pick([3, 1 << 20, Int64.max])
        let values = (0..<Int.random(in: 1...500, using: &random)).map { _ in Int64.random(in: 0...top, using: &random)
        }
        #expect(QuartileScore(values, best: .high).cuts == SimpleModel.cuts(values))
    }

    @Test func everyCombinationOfScoresHasTheNameOfItsMeaning() {
        func name(_ recency: UInt8, _ frequency: UInt8, _ duration: UInt8, tied: Bool = false) -> String {
            let table = SegmentRules.standard.table(frequencySaysNothing: tied)
            return SegmentRules.standard.names[
                Int(table[(Int(recency) - 1) * 16 + (Int(frequency) - 1) * 4 + Int(duration) - 1])]
        }
        #expect(name(4, 4, 4) == "Champions" && name(1, 1, 1) == "Lost" && name(1, 4, 4) == "Can't lose")
        #expect(name(4, 1, 1) == "New or light" && name(3, 1, 1) == "Promising" && name(2, 3, 3) == "Needs attention")
        // The mean of frequency and duration is rounded up; frequency is left out where it says nothing.
        #expect(name(4, 3, 4) == "Champions" && name(4, 1, 4) == "Loyal" && name(4, 1, 4, tied: true) == "Champions")
        var seen: Set<String> = []
        for recency in UInt8(1)...4 {
            for frequency in UInt8(1)...4 {
                for duration in UInt8(1)...4 { seen.insert(name(recency, frequency, duration)) }
            }
        }
        #expect(seen == Set(SegmentRules.standard.rules.map(\.name)))
    }

    @Test(
        arguments: [
            ([], []), ([0], ["0"]), ([3, 5], ["3", "4", "5"]), ([0, 30], (0...30).map(String.init)),
            ([0, 31], stride(from: 0, through: 30, by: 2).map { "\($0)–\($0 + 1)" }),
            ([1, 100], (0..<25).map { "\(1 + $0 * 4)–\(4 + $0 * 4)" }),
        ] as [([Int64], [String])])
    func barsOfDaysAreFewAndWhole(values: [Int64], labels: [String]) {
        let bars = Distribution.days(values, seconds: values).bars
        #expect(bars.map(\.label) == labels)
        #expect(bars.map(\.contracts).reduce(0, +) == Int64(values.count))
    }

    @Test(
        arguments: [
            (0, "0–1 h"), (3599, "0–1 h"), (3600, "1–5 h"), (17_999, "1–5 h"), (18_000, "5–10 h"),
            (1_799_999, "200–500 h"),
            (1_800_000, "≥ 500 h"), (.max, "≥ 500 h"),
        ] as [(Int64, String)])
    func hoursFallIntoTheirBar(seconds: Int64, label: String) {
        let bars = Distribution.hours([seconds]).bars
        #expect(bars.count == 8)
        #expect(bars.filter { $0.contracts > 0 }.map(\.label) == [label])
        #expect(bars.reduce(0) { $0 + $1.seconds } == seconds)
    }
}
