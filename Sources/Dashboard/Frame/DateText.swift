import TerminalUI
import Warehouse

/// Days and times as people read them.
enum DateText {
    /// `14 Apr 2022`.
    static func long(_ day: Day) -> String { "\(short(day)) \(day.year)" }

    /// `14 Apr`.
    static func short(_ day: Day) -> String {
        let index = day.month - 1
        return "\(day.dayOfMonth) \(months.indices.contains(index) ? months[index] : "?")"
    }

    /// `Jun 2022`.
    static func long(_ month: Month) -> String { "\(short(month)) \(month.year)" }

    /// `Jun`.
    static func short(_ month: Month) -> String {
        let index = month.month - 1
        return months.indices.contains(index) ? months[index] : "?"
    }

    /// `Jun vs Jul 2022`; with both years where they differ.
    static func pair(_ earlier: Month, _ later: Month) -> String {
        (earlier.year == later.year ? short(earlier) : long(earlier)) + " vs " + long(later)
    }

    /// `24 Nov 00:15` at an offset from UTC; a dash for a time no calendar has.
    static func moment(_ seconds: Double, offset: Double) -> String {
        let local = seconds + offset
        guard local.isFinite, local >= 0, local < 250_000_000_000 else { return NumberText.none }
        let whole = Int64(local)
        let day = Day(number: Int32(whole / 86_400))
        let minutes = whole % 86_400 / 60
        let (hour, minute) = (minutes / 60, minutes % 60)
        return "\(short(day)) \(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    /// `14:02:11` for a time less than twelve hours away, else the day and the minute.
    static func clock(_ seconds: Double, now: Double, offset: Double) -> String {
        let local = seconds + offset
        guard local.isFinite, local >= 0, (now - seconds).magnitude < 43_200, local < 250_000_000_000 else {
            return moment(seconds, offset: offset)
        }
        let whole = Int64(local) % 86_400
        return [whole / 3600, whole / 60 % 60, whole % 60].map { ($0 < 10 ? "0" : "") + "\($0)" }
            .joined(separator: ":")
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
