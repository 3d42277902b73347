import TerminalUI

/// Rows and bytes as they are written.
struct GeneratorMeter: Sendable {
    let total: Int
    let line: ProgressLine
    private let began = ContinuousClock.now

    init(total: Int, line: ProgressLine) {
        self.total = total
        self.line = line
    }

    func show(rows: Int, bytes: Int) {
        line.show("writing", fraction: total > 0 ? Double(rows) / Double(total) : 1) {
            let seconds = max(0.001, (ContinuousClock.now - began) / .seconds(1))
            return "\(NumberText.short(Int64(rows))) rows, \(NumberText.bytes(Int64(bytes))), "
                + "\(NumberText.short(Double(rows) / seconds)) rows/s"
        }
    }
}
