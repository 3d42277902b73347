import ArgumentParser
import Foundation

/// The exit codes of the contract.
enum Exit {
    static let failed: Int32 = 1
    static let wrongUsage: Int32 = 2
    static let tooManyRejected: Int32 = 3
    static let interrupted: Int32 = 130

    /// Says what went wrong on stderr, or shows help on stdout, and ends the process.
    static func end(with error: any Error) -> Never {
        if let code = error as? ExitCode { exit(code.rawValue) }
        if error is CancellationError {
            Narration.say("stopped; nothing was changed")
            exit(interrupted)
        }
        let code = Cyclorama.exitCode(for: error)
        if code == .success {
            print(Cyclorama.fullMessage(for: error))
            exit(0)
        }
        if code == .validationFailure {
            FileHandle.standardError.write(Data((Cyclorama.fullMessage(for: error) + "\n").utf8))
            exit(wrongUsage)
        }
        Narration.say("\(error)")
        exit(failed)
    }
}

/// What a person reads while a command runs: stderr only, since stdout is data.
enum Narration {
    static func say(_ text: String) {
        // On a terminal it takes the place of a line of progress.
        let start = isatty(STDERR_FILENO) == 1 ? "\r\u{1B}[K" : ""
        FileHandle.standardError.write(Data("\(start)cyclorama: \(text)\n".utf8))
    }
}
