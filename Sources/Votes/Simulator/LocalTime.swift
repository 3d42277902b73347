import Glibc

/// A time on a calendar without a zone, to the microsecond, in the two ways it is written.
struct LocalTime: Sendable {
    /// As votes are stamped: `2025-11-02T09:33:18.098281`.
    let timestamp: String
    /// As files of votes are named: `votes_20251102_093318_098281.json`.
    let fileName: String

    /// Microseconds since 1970-01-01, UTC.
    static var clock: Int {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
    }

    /// - Parameters:
    ///   - microseconds: since 1970-01-01, UTC; not negative.
    ///   - isUTC: whether to show UTC instead of the time of this machine.
    init(microseconds: Int = LocalTime.clock, isUTC: Bool = false) {
        var seconds = time_t(microseconds / 1_000_000)
        var fields = tm()
        if isUTC { gmtime_r(&seconds, &fields) } else { localtime_r(&seconds, &fields) }
        let year = JSONText.padded(Int(fields.tm_year) + 1900, 4)
        let rest = [fields.tm_mon + 1, fields.tm_mday, fields.tm_hour, fields.tm_min, fields.tm_sec]
        let two = rest.map { JSONText.padded(Int($0), 2) }
        let fraction = JSONText.padded(microseconds % 1_000_000, 6)
        timestamp = "\(year)-\(two[0])-\(two[1])T\(two[2]):\(two[3]):\(two[4]).\(fraction)"
        fileName = "votes_\(year)\(two[0])\(two[1])_\(two[2])\(two[3])\(two[4])_\(fraction).json"
    }
}
