import StreamEngine
import TerminalUI
import Votes

/// A batch as text: one line on the batch, then the chart.
enum BatchTable {
    static func text(_ report: BatchReport<VoteState>) -> String {
        let chart = VoteChart(report.state)
        let width = chart.lines.map { TextWidth.columns(of: $0.song) }.max() ?? 0
        let lines = chart.lines.map { line in
            [
                right("\(line.rank)", 3), change(line.rankChange), TextWidth.fitted(line.song, to: width),
                right(NumberText.grouped(Int64(line.votes)), 9), right(NumberText.percent(line.share), 7),
                right("\(line.votesPerMinute)/min", 9),
            ].joined(separator: " ")
        }
        return PlainText.lines(([head(report, chart)] + lines).joined(separator: "\n")) + "\n"
    }

    private static func head(_ report: BatchReport<VoteState>, _ chart: VoteChart) -> String {
        let progress = report.progress
        let files = NumberText.counted(Int64(progress.sources.first?.filesInBatch ?? 0), "file")
        let votes = NumberText.grouped(Int64(progress.numInputRows))
        let milliseconds = Int(progress.batchDuration.rounded(.up))
        return "batch \(progress.batchId) · \(votes) votes of \(files) in \(milliseconds) ms · "
            + "\(NumberText.grouped(Int64(chart.total))) in all"
    }

    private static func change(_ ranks: Int?) -> String {
        switch ranks {
        case nil: "new"
        case .some(let ranks) where ranks > 0: right("+\(ranks)", 3)
        case .some(let ranks) where ranks < 0: right("\(ranks)", 3)
        default: "  ="
        }
    }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
