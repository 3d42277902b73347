import Testing
import Warehouse

@testable import SearchETL

/// The latest search wins a tie, so its time has to be read in every form the logs have it in.
@Suite struct LogTimeTests {
    @Test(
        "times are read in every form the logs hold",
        arguments: [
            ("2022-06-01 18:59:58.123", "2022-06-01", 68_398_123), ("2022-06-01 00:00:00", "2022-06-01", 0),
            // Milliseconds without their zeros, as clients log them; a longer fraction is one of the second.
            ("2022-06-01 19:00:06.6", "2022-06-01", 68_406_006), ("2022-06-01 19:00:06.66", "2022-06-01", 68_406_066),
            ("2022-06-01 19:00:06.060", "2022-06-01", 68_406_060),
            ("2022-06-01 19:00:06.6789", "2022-06-01", 68_406_678),
            ("2022-06-01 19:00:06.678912", "2022-06-01", 68_406_678),
            ("2022-06-01T19:00:06", "2022-06-01", 68_406_000),
            // Twelve hours, in Vietnamese and in English.
            ("2022-06-01 7:01:34.022 CH", "2022-06-01", 68_494_022),
            ("2022-06-01 7:01:34.022 PM", "2022-06-01", 68_494_022),
            ("2022-06-01 12:00:00.000 SA", "2022-06-01", 0), ("2022-06-01 12:00:00.000 CH", "2022-06-01", 43_200_000),
            // The Buddhist calendar.
            ("2565-06-01 00:00:01.000", "2022-06-01", 1000),
        ])
    func reads(text: String, day: String, milliseconds: Int64) throws {
        let midnight = Int64(try #require(Day(day)).number) * LogTime.millisecondsADay
        #expect(Self.time(text) == midnight + milliseconds)
    }

    @Test("a search is not given the date of the one before it") func remembersDates() throws {
        let day = Int64(try #require(Day("2022-06-01")).number) * LogTime.millisecondsADay
        let expected: [(String, Int64?)] = [
            ("2022-06-01 00:00:01", day + 1000), ("2022-06-01 00:00:02", day + 2000), ("2022-06-01 24:00:00", nil),
            ("2022-06-01T00:00:03", day + 3000), ("2022-06-02 00:00:01", day + LogTime.millisecondsADay + 1000),
            ("2022-06-1 00:00:01", day + 1000), ("2022-6-11 00:00:01", day + 10 * LogTime.millisecondsADay + 1000),
            ("2022-06-31 00:00:01", nil), ("2022-06-01", nil), ("2565-06-01 00:00:01", day + 1000),
            ("2022-06-01 00:00:04", day + 4000),
        ]
        var reader = LogTime()
        for (text, time) in expected {
            var text = text
            #expect(text.withUTF8 { reader.milliseconds($0) } == time, "\(text)")
        }
    }

    @Test(
        "what is no time is none, and not a wrong one",
        arguments: [
            "", "2022", "2022-06-01", "2022-13-01 00:00:00", "2022-02-30 00:00:00", "2022-06-01 24:00:00",
            "2022-06-01 13:00:00 PM", "2022-06-01 0:00:00 AM", "2022-06-01 1:00:00 XX", "2022-06-01 1:60:00",
            "2022-06-01 1:00:00.1x", "２０２２-06-01 00:00:00", "2022-06-01 10:00:00 ", "99999-06-01 10:00:00",
        ])
    func refuses(text: String) { #expect(Self.time(text) == nil) }

    private static func time(_ text: String) -> Int64? {
        var (text, reader) = (text, LogTime())
        return text.withUTF8 { reader.milliseconds($0) }
    }
}
