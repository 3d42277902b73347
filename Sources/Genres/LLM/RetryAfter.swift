import Foundation

/// How long a server wants to be left alone, as its header says it.
enum RetryAfter {
    /// - Parameter text: seconds, or a date such as `Sun, 06 Nov 1994 08:49:37 GMT`.
    /// - Returns: nil for what is neither, or further off than any server means.
    static func wait(_ text: String, now: Date = .now) -> Duration? {
        let seconds = Double(text) ?? date(text).map { max(0, $0.timeIntervalSince(now)) } ?? -1
        return (0...1e9).contains(seconds) ? .seconds(seconds) : nil
    }

    private static func date(_ text: String) -> Date? {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return formatter.date(from: text)
    }
}
