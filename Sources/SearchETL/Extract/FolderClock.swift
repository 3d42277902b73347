import Warehouse

/// When a search was made: the folder says the day, the log the time. A clock that is about right is believed, whichever
/// zone it counts in; one that is days off is believed about the time of day alone.
struct FolderClock {
    /// Milliseconds since 1970-01-01 00:00, as all times here.
    let midnight: Int64
    private let believed: Range<Int64>

    init(_ day: Day) {
        midnight = Int64(day.number) * LogTime.millisecondsADay
        believed = (midnight - LogTime.millisecondsADay)..<(midnight + 2 * LogTime.millisecondsADay)
    }

    func placed(_ time: Int64) -> Int64 {
        if believed.contains(time) { return time }
        let ofDay = time % LogTime.millisecondsADay
        return midnight + (ofDay < 0 ? ofDay + LogTime.millisecondsADay : ofDay)
    }
}
