import Glibc

/// Times as votes carry them, `2025-11-02T09:33:18.098281`: local and without zone, so good for comparing with each other
/// only. As numbers: seconds since 1970 as if they were UTC.
struct EventClock {
    /// Votes of one file mostly share their time, and if not, their minute.
    private var known: (text: [UInt8], seconds: Int64?) = ([], nil)
    private var minute: (text: [UInt8], seconds: Int64) = ([], 0)

    /// Nil for what is no such time.
    mutating func seconds(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        if !ByteText.isSame(text, known.text) { known = (Array(text), parse(text)) }
        return known.seconds
    }

    private mutating func parse(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        guard text.count >= 19, text[16] == UInt8(ascii: ":"), let second = Self.number(text, 17, 2), second < 60,
            Self.isFraction(text[19...])
        else { return nil }
        let start = UnsafeBufferPointer(rebasing: text[..<16])
        if !ByteText.isSame(start, minute.text) {
            guard let seconds = Self.minute(start) else { return nil }
            minute = (Array(start), seconds)
        }
        return minute.seconds + Int64(second)
    }

    static func text(_ seconds: Int64) -> String {
        var (time, parts) = (time_t(seconds), tm())
        gmtime_r(&time, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T"
            + "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
    }

    private static func minute(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        guard let year = number(text, 0, 4), let month = number(text, 5, 2), let day = number(text, 8, 2),
            let hour = number(text, 11, 2), let minute = number(text, 14, 2), year >= 1900,
            text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"), text[13] == UInt8(ascii: ":"),
            text[10] == UInt8(ascii: "T") || text[10] == UInt8(ascii: " ")
        else { return nil }
        var parts = tm()
        (parts.tm_year, parts.tm_mon, parts.tm_mday) = (Int32(year - 1900), Int32(month - 1), Int32(day))
        (parts.tm_hour, parts.tm_min) = (Int32(hour), Int32(minute))
        let seconds = timegm(&parts)
        // The library turns the 31st of June into the 1st of July; we do not.
        guard parts.tm_mday == day, parts.tm_mon == month - 1, parts.tm_hour == hour, parts.tm_min == minute else {
            return nil
        }
        return Int64(seconds)
    }

    private static func number(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Int? {
        var number = 0
        for byte in text[start..<(start + count)] {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return number
    }

    private static func isFraction(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let first = rest.first else { return true }
        return first == UInt8(ascii: ".") && rest.count > 1
            && rest.dropFirst().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
