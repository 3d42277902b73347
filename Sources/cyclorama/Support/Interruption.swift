import Dispatch
import Foundation

/// Ctrl-C and SIGTERM for commands without a screen: the first one cancels the work, which ends cleanly; the second
/// ends the process where it stands.
enum Interruption {
    static func cancelling<Result: Sendable>(
        _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let task = Task { try await work() }
        // A queue of its own gets a thread also while the work keeps every shared one busy.
        let queue = DispatchQueue(label: "cyclorama.signals")
        let sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                if task.isCancelled { _exit(Exit.interrupted) }
                Narration.say("stopping; press Ctrl-C again to end at once")
                task.cancel()
            }
            source.resume()
            return source
        }
        defer { sources.forEach { $0.cancel() } }
        return try await task.value
    }
}
