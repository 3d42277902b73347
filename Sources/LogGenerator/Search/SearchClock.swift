/// Writes datetimes of one day.
struct SearchClock {
    private let date: [UInt8]
    private let buddhistDate: [UInt8]
    private let marks = [Array(" CH".utf8), Array(" PM".utf8)]

    init(day: Int) {
        let calendar = CalendarDate(number: day)
        func text(year: Int) -> [UInt8] {
            var column = String(year)
            for part in [calendar.month, calendar.day] { column += part < 10 ? "-0\(part)" : "-\(part)" }
            return Array((column + " ").utf8)
        }
        date = text(year: calendar.year)
        buddhistDate = text(year: calendar.year + 543)
    }

    /// `2022-06-01 19:00:12.345`, or what a fault makes of it.
    @inline(__always)
    func write(_ time: Int, _ fault: SearchInjection?, to column: inout SearchTextBuilder) {
        let (hour, rest) = time.quotientAndRemainder(dividingBy: 3_600_000)
        column.put(fault == .buddhistYear ? buddhistDate : date)
        if fault == .twelveHourClock {
            let twelfth = (hour + 11) % 12 + 1
            column.put(twelfth, digits: twelfth < 10 ? 1 : 2)
        } else {
            column.put(hour, digits: 2)
        }
        column.put(0x3A)
        column.put(rest / 60_000, digits: 2)
        column.put(0x3A)
        column.put(rest / 1000 % 60, digits: 2)
        column.put(0x2E)
        let milliseconds = rest % 1000
        switch fault {
        case .shortMilliseconds:
            column.put(milliseconds / (milliseconds % 9 == 0 ? 100 : 10), digits: milliseconds % 9 == 0 ? 1 : 2)
        case .longMilliseconds: column.put(milliseconds * 10, digits: 4)
        case .twelveHourClock:
            column.put(milliseconds, digits: 3)
            column.put(marks[milliseconds % 2])
        default: column.put(milliseconds, digits: 3)
        }
        column.end()
    }
}
