import Foundation
import Testing
import Warehouse

/// A wrong day would put a whole file's rows under another date.
@Suite struct DayTests {
    @Test(arguments: [
        ("2022-04-01", 19083), ("20220401", 19083), ("1970-01-01", 0), ("19691231", -1), ("2000-02-29", 11016),
        ("2024-02-29", 19782), ("2024-03-01", 19783), ("2023-03-01", 19417), ("00010101", -719_162),
        ("9999-12-31", 2_932_896), ("16000229", -135_081), ("20220131", 19023),
    ])
    func readsBothSpellings(text: String, number: Int32) {
        #expect(Day(text)?.number == number)
    }

    @Test(arguments: [
        "", "-", "2022", "202204", "2022-4-1", "2022-04-1", "2022-0401", "202204-01", "2022/04/01", "20220401 ",
        " 20220401", "+2022041", "-2022041", "2022-13-01", "2022-00-10", "20220431", "20220230", "20230229", "21000229",
        "19000229", "00000101", "99999999", "00000000", "２０２２０４０１", "2022-04-0\u{661}", "20220401\n", "20220401.json",
        "2022-04-01T00:00", "1e7000000", "0x220401", "2022\u{301}0401", "--------", "2022--04-01", "-2022-04-01",
        "2022-04-01-", "20220401\u{0}", String(repeating: "9", count: 400),
    ])
    func refusesWhatIsNoDate(text: String) {
        #expect(Day(text) == nil)
    }

    @Test(arguments: [
        (1900, false), (1904, true), (2000, true), (2020, true), (2022, false), (2100, false), (2400, true), (4, true),
        (100, false), (400, true), (9996, true),
    ])
    func leapYearsHaveA29thOfFebruary(year: Int, isLeap: Bool) {
        #expect((Day(year: year, month: 2, day: 29) != nil) == isLeap)
        #expect(Day(year: year, month: 2, day: 30) == nil)
        #expect(Day(year: year, month: 2, day: 0) == nil)
    }

    @Test(arguments: [
        (0, 1, 1), (10_000, 1, 1), (-1, 6, 15), (2022, 0, 1), (2022, 13, 1), (2022, 4, 31), (2022, 4, -1),
        (Int.max, 1, 1), (2022, Int.max, 1), (Int.min, 1, 1), (2022, 1, 32),
    ])
    func refusesPartsOutsideTheCalendar(year: Int, month: Int, day: Int) {
        #expect(Day(year: year, month: month, day: day) == nil)
    }

    /// Every day of the calendar: counted up one by one, printed and read back.
    @Test func everyDayOf9999YearsComesBack() throws {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var number: Int32 = -719_162
        var wrong: [String] = []
        for year in 1...9999 {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            for month in 1...12 {
                let length = lengths[month - 1] + (month == 2 && isLeap ? 1 : 0)
                for day in 1...length {
                    let counted = Day(number: number)
                    if (counted.year, counted.month, counted.dayOfMonth) != (year, month, day)
                        || Day(year: year, month: month, day: day) != counted
                    {
                        wrong.append("\(year)-\(month)-\(day)")
                    }
                    // Text costs more: the ends of every month stand for all.
                    if day == 1 || day == length, Day(counted.description) != counted { wrong.append("\(counted)") }
                    number += 1
                }
                if Day(year: year, month: month, day: length + 1) != nil {
                    wrong.append("\(year)-\(month)-\(length + 1)")
                }
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(10))")
        #expect(number == 2_932_897)
    }

    @Test(arguments: [(0, "1970-01-01"), (19083, "2022-04-01"), (-719_162, "0001-01-01"), (-1, "1969-12-31")])
    func printsFourTwoTwo(number: Int32, text: String) {
        #expect(Day(number: number).description == text)
    }

    @Test func countsAndOrdersDays() throws {
        let first = try #require(Day("2024-02-28"))
        let later = try #require(Day("2024-03-01"))
        #expect(later.days(since: first) == 2 && first.days(since: later) == -2)
        #expect(first < later && !(later < first) && first.advanced(by: 2) == later)
    }

    @Test func isTextInJSON() throws {
        let day = try #require(Day("2022-04-01"))
        let json = try JSONEncoder().encode([day])
        #expect(String(decoding: json, as: UTF8.self) == #"["2022-04-01"]"#)
        #expect(try JSONDecoder().decode([Day].self, from: json) == [day])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Day].self, from: Data(#"["2022-02-30"]"#.utf8))
        }
    }
}
