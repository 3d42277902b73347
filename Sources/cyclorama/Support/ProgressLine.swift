import ContentETL
import DatabaseLoad
import Foundation
import SearchETL
import Synchronization
import TerminalUI

/// Progress on stderr: one line that moves on a terminal, a plain line every two seconds elsewhere.
final class ProgressLine: Sendable {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let shown = Mutex((at: Date.distantPast, topic: ""))

    /// - Parameters:
    ///   - topic: what is being done; a new one is shown at once.
    ///   - text: asked for only when it is time to show it.
    func show(_ topic: String, fraction: Double, _ text: () -> String) {
        let isDue = shown.withLock { shown in
            let due = Date().timeIntervalSince(shown.at) >= (isTerminal ? 0.1 : 2) || shown.topic != topic
            if due { shown = (Date(), topic) }
            return due
        }
        guard isDue else { return }
        let words = "\(topic) \(Int(fraction * 100)) %: \(text())"
        write(isTerminal ? "\r\u{1B}[K" + Self.line(fraction, words) : "cyclorama: \(words)\n")
    }

    func show(_ progress: ContentProgress) {
        show(progress.phase.rawValue, fraction: progress.fraction) {
            let left = progress.secondsLeft.map { ", \(NumberText.duration($0.rounded(.up))) left" } ?? ""
            return "\(NumberText.short(progress.rowsRead)) rows, \(NumberText.short(progress.rowsPerSecond)) rows/s, "
                + "\(NumberText.bytes(Int64(progress.bytesPerSecond)))/s\(left)"
        }
    }

    func show(_ progress: SearchProgress) {
        let topic = progress.awaitsLanguageModel ? "waiting for the language model" : progress.phase.rawValue
        show(topic, fraction: progress.fraction) {
            progress.phase == .classifying
                ? "\(NumberText.grouped(Int64(progress.keywordsDone))) of "
                    + "\(NumberText.grouped(Int64(progress.keywordsTotal))) keywords"
                : "\(NumberText.short(progress.rowsRead)) rows"
        }
    }

    func show(_ progress: DatabaseProgress) {
        show(progress.phase.rawValue, fraction: progress.fraction) { progress.pace }
    }

    /// Clears the line on a terminal.
    func end() {
        if isTerminal { write("\r\u{1B}[K") }
    }

    private func write(_ text: String) { StandardError.write(text) }

    /// Never as wide as the terminal: a line that wraps could not be written over.
    private static func line(_ fraction: Double, _ words: String) -> String {
        var size = winsize()
        let isKnown = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        return TextWidth.truncated("\(bar(fraction)) \(words)", to: (isKnown ? Int(size.ws_col) : 80) - 1)
    }

    private static func bar(_ fraction: Double) -> String {
        let filled = Int(min(1, max(0, fraction)) * 16)
        return "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: 16 - filled) + "]"
    }
}
