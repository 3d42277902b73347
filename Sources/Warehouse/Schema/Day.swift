/// A UTC calendar day, counted from 1970-01-01. Printed and parsed as `YYYY-MM-DD`.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    package let number: Int32

    package init(number: Int32) { self.number = number }

    /// A day of the proleptic Gregorian calendar; nil where there is no such date. Years 1 to 9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        let candidate = Day.fromCivil(year: year, month: month, day: day)
        guard candidate.civil == (year, month, day) else { return nil }
        self = candidate
    }

    /// Reads `2022-04-01` or `20220401`, ASCII digits only.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let digits = parts.joined()
        guard parts.count == 1 || parts.map(\.count) == [4, 2, 2], digits.utf8.count == 8,
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let all = Int(digits)
        else { return nil }
        self.init(year: all / 10_000, month: all / 100 % 100, day: all % 100)
    }

    package var year: Int { civil.year }
    package var month: Int { civil.month }
    package var dayOfMonth: Int { civil.day }

    package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    /// Whole days from `earlier` to this day.
    package func days(since earlier: Day) -> Int { Int(number) - Int(earlier.number) }

    package func advanced(by days: Int) -> Day { Day(number: number + Int32(days)) }

    // Both directions after H. Hinnant, "chrono-Compatible Low-Level Date Algorithms": years run from March, so that
    // the leap day is the last of its year, and 400-year eras are all alike.

    private static func fromCivil(year: Int, month: Int, day: Int) -> Day {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Day(number: Int32(era * 146_097 + dayOfEra - 719_468))
    }

    private var civil: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}

extension Day: CustomStringConvertible {
    package var description: String {
        let (year, month, day) = civil
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}

extension Day: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = Day(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no such date: \(text)")
        }
        self = day
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
