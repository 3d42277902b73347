import Warehouse

/// The `datetime` of a search: `2022-06-01 18:59:58.123`, local time.
///
/// Real logs hold one to four digits behind the second, some of twelve hours (`7:01:34.022 CH`, `PM`), and some of the
/// Buddhist calendar, 543 years ahead.
enum LogTime {
    static let millisecondsADay: Int64 = 86_400_000
    private static let buddhistLead = 543

    /// Milliseconds since 1970-01-01 00:00 without a zone; nil where it is no such time.
    static func milliseconds(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        var scanner = DigitScanner(text: text)
        guard var year = scanner.number(digits: 4...4), scanner.take("-"), let month = scanner.number(digits: 1...2),
            scanner.take("-"), let dayOfMonth = scanner.number(digits: 1...2), scanner.take(" ") || scanner.take("T"),
            var hour = scanner.number(digits: 1...2), scanner.take(":"), let minute = scanner.number(digits: 2...2),
            scanner.take(":"), let second = scanner.number(digits: 2...2)
        else { return nil }
        let fraction = scanner.take(".") ? scanner.thousandths() : 0
        if scanner.take(" ") {
            guard (1...12).contains(hour), let isAfternoon = scanner.isAfternoon() else { return nil }
            hour = hour % 12 + (isAfternoon ? 12 : 0)
        }
        if year > 2400 { year -= buddhistLead }
        guard scanner.isAtEnd, hour < 24, minute < 60, second < 60,
            let day = Day(year: year, month: month, day: dayOfMonth)
        else { return nil }
        return Int64(day.number) * millisecondsADay + Int64((hour * 60 + minute) * 60 + second) * 1000 + Int64(fraction)
    }
}

private struct DigitScanner {
    let text: UnsafeBufferPointer<UInt8>
    private var place = 0

    init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

    var isAtEnd: Bool { place == text.count }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard place < text.count, text[place] == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    mutating func number(digits: ClosedRange<Int>) -> Int? {
        var (value, count) = (0, 0)
        while count < digits.upperBound, let digit = nextDigit {
            value = value * 10 + digit
            count += 1
            place += 1
        }
        return digits.contains(count) ? value : nil
    }

    /// The digits of a fraction as thousandths; further ones say nothing.
    mutating func thousandths() -> Int {
        var (value, weight) = (0, 100)
        while let digit = nextDigit {
            value += digit * weight
            weight /= 10
            place += 1
        }
        return value
    }

    /// Morning or afternoon, in Vietnamese or English.
    mutating func isAfternoon() -> Bool? {
        guard place + 2 == text.count else { return nil }
        let word = (text[place] & 0xDF, text[place + 1] & 0xDF)
        place += 2
        switch word {
        case (0x53, 0x41), (0x41, 0x4D): return false
        case (0x43, 0x48), (0x50, 0x4D): return true
        default: return nil
        }
    }

    private var nextDigit: Int? {
        guard place < text.count, (0x30...0x39).contains(text[place]) else { return nil }
        return Int(text[place]) - 0x30
    }
}
