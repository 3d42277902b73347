import Foundation
import Synchronization

/// Ctrl-C and SIGTERM for commands without a screen: the first one cancels the work, which ends cleanly; the second
/// ends the process where it stands.
enum Interruption {
    /// What the next signal cancels; nil while nothing runs that would have to end cleanly.
    private static let work = Mutex<Work?>(nil)

    private struct Work {
        var cancel: @Sendable () -> Void
        var isCancelled = false
    }

    /// Has both signals wait for a thread of their own, which hears them however busy all others are. Call it before
    /// anything starts a thread.
    static func listen() {
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM] { sigaddset(&signals, signal) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        Thread.detachNewThread { [signals] in
            var signals = signals
            var number: Int32 = 0
            while sigwait(&signals, &number) == 0 { interrupt() }
        }
    }

    static func cancelling<Result: Sendable>(
        _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let task = Task { try await body() }
        work.withLock { $0 = Work(cancel: { task.cancel() }) }
        defer { work.withLock { $0 = nil } }
        return try await task.value
    }

    private static func interrupt() {
        let cancel = work.withLock { work in
            defer { work?.isCancelled = true }
            return work?.isCancelled == false ? work?.cancel : nil
        }
        guard let cancel else { _exit(Exit.interrupted) }
        Narration.say("stopping; press Ctrl-C again to end at once")
        cancel()
    }
}
