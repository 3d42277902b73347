import DurableFiles
import Foundation
import Glibc
import Logging

/// The log of the dashboard, which gets standard output and error while frames own the screen.
enum LogFile {
    /// Beyond this size the log of earlier runs is put aside at the start.
    private static let largest = 4 << 20

    /// A descriptor that appends to the log; its folder is made.
    static func open(_ path: String) throws -> Int32 {
        let files = DurableFiles()
        try files.createFolder(URL(fileURLWithPath: path).deletingLastPathComponent().path)
        var status = stat()
        if stat(path, &status) == 0, status.st_size > largest { try files.rename(path, to: path + ".old") }
        let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileError(.write, path) }
        return descriptor
    }

    /// Sends log lines to standard error. Call it once.
    static func adopt() {
        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
    }
}

extension Logger {
    static let program = Logger(label: "cyclorama")

    /// Why work was not done; that somebody stopped it is no error.
    func notDone(_ what: Message, because error: any Error, _ details: Metadata) {
        let isStopped = error is CancellationError
        let reason = isStopped ? "stopped" : "\(error)"
        log(level: isStopped ? .info : .error, what, metadata: details.merging(["error": "\(reason)"]) { $1 })
    }
}
