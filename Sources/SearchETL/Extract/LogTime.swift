import Warehouse

/// The `datetime` of a search: `2022-06-01 18:59:58.123`, local time.
///
/// Real logs hold one to four digits behind the second, some of twelve hours (`7:01:34.022 CH`, `PM`), and some of the
/// Buddhist calendar, 543 years ahead. Up to three digits are a number of milliseconds without its zeros: real
/// fractions of two digits end with a zero now and then, and never begin with one.
///
/// A log's rows are mostly of one date: the last one read is remembered, since telling whether there is such a day costs as
/// much as all the rest.
struct LogTime {
    static let millisecondsADay: Int64 = 86_400_000
    private static let buddhistLead = 543

    private var last: (text: DateText, date: Date)?
    /// How many times were of twelve hours or of the Buddhist calendar.
    private(set) var converted: Int64 = 0

    private struct Date {
        let midnight: Int64
        let isBuddhist: Bool
    }

    /// Milliseconds since 1970-01-01 00:00 without a zone; nil where it is no such time.
    mutating func milliseconds(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        let dateText = DateText(beginning: text)
        if let last, let dateText, dateText == last.text {
            return moment(last.date, DigitScanner(text, from: DateText.length))
        }
        var scanner = DigitScanner(text)
        guard let date = Self.date(&scanner) else { return nil }
        if let dateText, scanner.place == DateText.length { last = (dateText, date) }
        return moment(date, scanner)
    }

    private mutating func moment(_ date: Date, _ scanner: DigitScanner) -> Int64? {
        guard let (time, isTwelveHour) = Self.time(scanner) else { return nil }
        if isTwelveHour || date.isBuddhist { converted += 1 }
        return date.midnight + time
    }

    /// The date, and the space or the `T` behind it.
    private static func date(_ scanner: inout DigitScanner) -> Date? {
        guard let year = scanner.number(digits: 4...4), scanner.take("-"), let month = scanner.number(digits: 1...2),
            scanner.take("-"), let dayOfMonth = scanner.number(digits: 1...2), scanner.take(" ") || scanner.take("T")
        else { return nil }
        let isBuddhist = year > 2400
        return Day(year: isBuddhist ? year - buddhistLead : year, month: month, day: dayOfMonth)
            .map { Date(midnight: Int64($0.number) * millisecondsADay, isBuddhist: isBuddhist) }
    }

    /// Milliseconds since midnight, of all that is left; and whether the hours are twelve.
    private static func time(_ scanner: DigitScanner) -> (milliseconds: Int64, isTwelveHour: Bool)? {
        var scanner = scanner
        guard var hour = scanner.number(digits: 1...2), scanner.take(":"), let minute = scanner.number(digits: 2...2),
            scanner.take(":"), let second = scanner.number(digits: 2...2)
        else { return nil }
        let fraction = scanner.take(".") ? scanner.milliseconds() : 0
        let isTwelveHour = scanner.take(" ")
        if isTwelveHour {
            guard (1...12).contains(hour), let isAfternoon = scanner.isAfternoon() else { return nil }
            hour = hour % 12 + (isAfternoon ? 12 : 0)
        }
        guard scanner.isAtEnd, hour < 24, minute < 60, second < 60 else { return nil }
        return (Int64((hour * 60 + minute) * 60 + second) * 1000 + Int64(fraction), isTwelveHour)
    }
}

/// `2022-06-01 `, to compare with another one.
private struct DateText: Equatable {
    static let length = 11

    private let head: UInt64
    private let tail: UInt32

    /// Nil for a shorter text.
    init?(beginning text: UnsafeBufferPointer<UInt8>) {
        guard text.count >= Self.length else { return nil }
        let raw = UnsafeRawBufferPointer(text)
        head = raw.loadUnaligned(as: UInt64.self)
        tail = raw.loadUnaligned(fromByteOffset: Self.length - 4, as: UInt32.self)
    }
}

private struct DigitScanner {
    let text: UnsafeBufferPointer<UInt8>
    private(set) var place: Int

    init(_ text: UnsafeBufferPointer<UInt8>, from place: Int = 0) { (self.text, self.place) = (text, place) }

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

    /// A number of milliseconds; more than three digits are a fraction of the second, of which three are taken.
    mutating func milliseconds() -> Int {
        var (value, count) = (0, 0)
        while let digit = nextDigit {
            if count < 3 { value = value * 10 + digit }
            count += 1
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
