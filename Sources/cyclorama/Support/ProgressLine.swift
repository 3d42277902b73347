import ContentETL
import Foundation
import Synchronization

/// Progress on stderr: one line that moves on a terminal, a plain line every two seconds elsewhere.
final class ProgressLine: Sendable {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let shown = Mutex((at: Date.distantPast, phase: ContentProgress.Phase?.none))

    func show(_ progress: ContentProgress) {
        let isDue = shown.withLock { shown in
            let due = Date().timeIntervalSince(shown.at) >= (isTerminal ? 0.1 : 2) || shown.phase != progress.phase
            if due { shown = (Date(), progress.phase) }
            return due
        }
        guard isDue else { return }
        let text = Self.text(progress)
        let line = isTerminal ? "\r\u{1B}[K\(Self.bar(progress.fraction)) \(text)" : "cyclorama: \(text)\n"
        FileHandle.standardError.write(Data(line.utf8))
    }

    /// Leaves the terminal on a line of its own.
    func end() {
        if isTerminal { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }

    private static func bar(_ fraction: Double) -> String {
        let filled = Int(fraction * 24)
        return "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: 24 - filled) + "]"
    }

    private static func text(_ progress: ContentProgress) -> String {
        let rows = String(format: "%.2f M rows", Double(progress.rowsRead) / 1e6)
        let pace = String(
            format: "%.2f M rows/s, %.0f MB/s", progress.rowsPerSecond / 1e6, progress.bytesPerSecond / 1e6)
        let left = progress.secondsLeft.map { String(format: ", %.0f s left", $0) } ?? ""
        return "\(progress.phase.rawValue) \(Int(progress.fraction * 100)) %: \(rows), \(pace)\(left)"
    }
}
