import ContentETL
import Pipeline
import TerminalUI
import Warehouse

extension ContentProgress {
    /// `1/4 parsing · 1.20 M rows/s · 310 MB/s · ETA 4 s`. Rates belong to the parsing alone.
    var pace: String {
        switch phase {
        case .parsing:
            var parts = ["1/4 parsing"]
            if rowsRead > 0 {
                parts.append("\(NumberText.short(rowsPerSecond)) rows/s")
                parts.append("\(NumberText.bytes(Int64(bytesPerSecond)))/s")
            }
            if let secondsLeft { parts.append("ETA \(NumberText.duration(secondsLeft.rounded(.up)))") }
            return parts.joined(separator: " · ")
        case .measuring: return "2/4 measuring customers"
        case .writing: return "3/4 writing tables"
        case .publishing: return "4/4 publishing"
        }
    }
}

extension JobProgress {
    init(_ progress: ContentProgress) {
        self.init(
            progress.pace, fraction: progress.fraction,
            counters: [
                JobCounter("rows read", NumberText.grouped(progress.rowsRead)),
                JobCounter("rejected", NumberText.grouped(progress.rowsRejected)),
                JobCounter(
                    "bytes read",
                    "\(NumberText.bytes(progress.bytesDone)) of \(NumberText.bytes(progress.bytesTotal))"),
            ])
    }
}

extension JobSummary {
    init(_ record: RunRecord, isSample: Bool) {
        self.init(
            Self.headline(record, isSample: isSample),
            counters: [
                JobCounter("rows read", NumberText.grouped(record.rowsRead)),
                JobCounter("rejected", NumberText.grouped(record.rowsRejected)),
            ])
    }

    private static func headline(_ record: RunRecord, isSample: Bool) -> String {
        let took = "in \(NumberText.duration(record.seconds))"
        if isSample { return "Sample data built \(took); press b to load your own logs." }
        if record.files.isEmpty { return "Nothing new: no day has changed." }
        let days = NumberText.counted(Int64(record.files.count), "day")
        let files = NumberText.counted(Int64(record.skipped.count), "file")
        let skipped = record.skipped.isEmpty ? "" : ", \(files) skipped"
        return "\(NumberText.short(record.rowsLoaded)) rows of \(days) loaded \(took), "
            + "\(NumberText.short(record.rowsRejected)) rejected\(skipped)."
    }
}
