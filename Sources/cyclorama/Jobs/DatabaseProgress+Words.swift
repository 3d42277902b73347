import DatabaseLoad
import Pipeline
import TerminalUI
import Warehouse

extension DatabaseProgress {
    /// `fact_usage 2022-04-03 · 310 K rows/s · ETA 4 s`
    var pace: String {
        guard phase == .sending, rowsSent > 0 else { return server ?? "connecting" }
        var parts = [table + (day.map { " \($0)" } ?? ""), "\(NumberText.short(rowsPerSecond)) rows/s"]
        if let secondsLeft { parts.append("ETA \(NumberText.duration(secondsLeft.rounded(.up)))") }
        return parts.joined(separator: " · ")
    }
}

extension JobProgress {
    init(_ progress: DatabaseProgress) {
        let phase =
            switch progress.phase {
            case .comparing: progress.server == nil ? "1/3 connecting" : "1/3 looking for changes"
            case .sending: "2/3 " + progress.pace
            case .publishing: "3/3 publishing"
            }
        self.init(
            phase, fraction: progress.fraction,
            counters: [
                JobCounter("server", progress.server ?? "not reached yet"),
                JobCounter(
                    "rows sent",
                    "\(NumberText.grouped(Int64(progress.rowsSent))) of \(NumberText.grouped(Int64(progress.rowsTotal)))"
                ),
            ])
    }
}

extension JobSummary {
    init(database record: RunRecord, at place: String) {
        self.init(
            Self.headline(record, place),
            counters: [
                JobCounter("server", record.database?.server ?? ""),
                JobCounter("rows sent", NumberText.grouped(record.rowsLoaded)),
            ])
    }

    private static func headline(_ record: RunRecord, _ place: String) -> String {
        let tables = record.database?.tables ?? [:]
        let sent = tables.values.filter { $0.partsSent > 0 }.count
        guard sent > 0 else { return "\(place) has everything already: no table has changed." }
        return "\(NumberText.short(record.rowsLoaded)) rows of \(NumberText.counted(Int64(sent), "table")) loaded into "
            + "\(place) in \(NumberText.duration(record.seconds))."
    }
}
