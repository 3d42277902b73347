import StreamEngine
import TestSupport
import Testing

@Suite struct TriggerTests {
    @Test(
        "batches begin at whole multiples by the clock",
        arguments: [
            (10, 0, 10), (10, 9.99, 10), (10, 10, 20), (10, 1_762_075_998.1, 1_762_076_000), (0.25, 1.1, 1.25),
            (60, 3599, 3600),
        ] as [(Double, Double, Double)])
    func wholeMultiples(seconds: Double, now: Double, next: Double) {
        #expect(Trigger.every(seconds: seconds).next(after: now) == next)
    }

    @Test("the next batch is always ahead, however the fractions are rounded") func isAhead() throws {
        var random = SeededRandom(seed: 2)
        for _ in 0..<20_000 {
            let seconds = random.pick([0.01, 0.1, 0.2, 0.3, 0.7, 1.1, 10, 86_400])
            // Whole multiples are where rounding bites.
            let now = Double(Int.random(in: 0...2_000_000_000, using: &random)) * seconds
            let next = try #require(Trigger.every(seconds: seconds).next(after: now))
            #expect(next > now && next - now < 2.001 * seconds + 1e-6, "\(seconds) after \(now): \(next)")
        }
    }

    @Test("what does not fire by the clock has no next moment") func others() {
        #expect(Trigger.onArrival.next(after: 5) == nil && Trigger.availableNow.next(after: 5) == nil)
        #expect(Trigger.every(seconds: 0).next(after: 5) == nil)
    }
}
