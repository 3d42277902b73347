import ArgumentParser
import Foundation
import TerminalUI

/// The exit codes of the contract.
enum Exit {
    static let failed: Int32 = 1
    static let wrongUsage: Int32 = 2
    static let tooManyRejected: Int32 = 3
    static let interrupted: Int32 = 130

    /// Says what went wrong on stderr, or shows help on stdout, and ends the process.
    ///
    /// - Parameter command: what ran; its usage follows words of wrong usage.
    static func end(with error: any Error, of command: any ParsableCommand.Type = Cyclorama.self) -> Never {
        if let code = error as? ExitCode { exit(code.rawValue) }
        if error is CancellationError {
            Narration.say("stopped; nothing was changed")
            exit(interrupted)
        }
        let code = Cyclorama.exitCode(for: error)
        if code == .success {
            print(Cyclorama.fullMessage(for: error))
            do {
                try StandardOutput.finish()
            } catch {
                end(with: error)
            }
            exit(0)
        }
        if code == .validationFailure {
            // One of a command that runs comes without the command's name.
            let text = (error as? ValidationError).map { words(of: $0, command) } ?? Cyclorama.fullMessage(for: error)
            StandardError.write(PlainText.lines(text) + "\n")
            exit(wrongUsage)
        }
        Narration.say("\(error)")
        exit(failed)
    }

    private static func words(of error: ValidationError, _ command: any ParsableCommand.Type) -> String {
        let usage = Cyclorama.usageString(for: command)
        let name = usage.prefix { $0 != "[" && $0 != "<" }.trimmingCharacters(in: .whitespaces)
        return "Error: \(error.message)\nUsage: \(usage)\n  See '\(name) --help' for more information."
    }
}

/// What a person reads while a command runs: stderr only, since stdout is data.
enum Narration {
    static func say(_ text: String) {
        // On a terminal it takes the place of a line of progress.
        let start = isatty(STDERR_FILENO) == 1 ? "\r\u{1B}[K" : ""
        StandardError.write("\(start)cyclorama: \(PlainText.lines(text))\n")
    }
}

/// Text for people that may hold what stood in a log or names a file: a terminal must show it, and not obey it.
enum PlainText {
    /// The same lines without what would steer a terminal.
    static func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { TextWidth.flat($0) }.joined(separator: "\n")
    }
}
