import Testing

@testable import Votes

/// A vote's time puts it into its window, and what is no time into none.
@Suite struct EventClockTests {
    @Test(
        "times as votes carry them are understood",
        arguments: [
            ("1970-01-01T00:00:00", 0), ("2025-11-02T09:33:18.098281", 1_762_075_998),
            ("2025-11-02 09:33:18", 1_762_075_998), ("2024-02-29T23:59:59.9", 1_709_251_199),
            ("1969-12-31T23:59:59", -1), ("9999-12-31T23:59:59", 253_402_300_799),
            ("1900-01-01T00:00:00", -2_208_988_800),
        ] as [(String, Int64)])
    func understood(text: String, seconds: Int64) {
        #expect(Self.seconds(text) == seconds)
    }

    @Test(
        "what is no time has none",
        arguments: [
            "", "2025-11-02", "2025-11-02T09:33", "2025-13-01T00:00:00", "2025-02-29T00:00:00", "2025-06-31T00:00:00",
            "2025-01-01T24:00:00", "2025-01-01T00:60:00", "2025-01-01T00:00:60", "2025-01-01T00:00:00Z",
            "2025-01-01T00:00:00+07:00", "2025-01-01T00:00:00.", "2025-01-01T00:00:00.1x", "2025/01/01T00:00:00",
            "2025-01-01t00:00:00", "1899-12-31T23:59:59", "20a5-01-01T00:00:00", "2025-01-01T00-00:00",
            "2025-00-10T00:00:00", "2025-01-00T00:00:00", "２０２５-01-01T00:00:00",
        ])
    func refused(text: String) {
        #expect(Self.seconds(text) == nil)
    }

    @Test("one clock reads many times, also a wrong one between two of the same minute") func remembered() {
        var clock = EventClock()
        func read(_ text: String) -> Int64? { Array(text.utf8).withUnsafeBufferPointer { clock.seconds($0) } }
        #expect(read("2025-11-02T09:33:18") == 1_762_075_998)
        #expect(read("2025-11-02T09:99:18") == nil)
        #expect(read("2025-11-02T09:33:19") == 1_762_075_999)
        #expect(read("2025-11-02T09:34:00") == 1_762_076_040)
    }

    @Test("a time is written as it was read", arguments: [0, -1, 1_762_075_998, 1_709_251_199] as [Int64])
    func roundTrip(seconds: Int64) {
        #expect(Self.seconds(EventClock.text(seconds)) == seconds)
    }

    private static func seconds(_ text: String) -> Int64? {
        var clock = EventClock()
        return Array(text.utf8).withUnsafeBufferPointer { clock.seconds($0) }
    }
}
