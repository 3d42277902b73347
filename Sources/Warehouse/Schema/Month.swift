/// A calendar month. Printed and parsed as `YYYY-MM`.
package struct Month: Hashable, Comparable, Sendable {
    /// Months since January of year 0.
    private let number: Int

    package init(of day: Day) { number = day.year * 12 + day.month - 1 }

    /// Reads `2022-06`, ASCII digits only.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 7, let day = Day(text + "-01") else { return nil }
        self.init(of: day)
    }

    private init(number: Int) { self.number = number }

    package var year: Int { number / 12 }
    /// 1 to 12.
    package var month: Int { number % 12 + 1 }
    package var previous: Month { Month(number: number - 1) }

    package static func < (left: Month, right: Month) -> Bool { left.number < right.number }
}

extension Month: CustomStringConvertible {
    package var description: String {
        let digits = String(year)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + (month < 10 ? "-0" : "-") + "\(month)"
    }
}

extension Month: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let month = Month(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no such month: \(text)")
        }
        self = month
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
