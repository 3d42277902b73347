import Dashboard
import Dispatch
import Foundation
import Logging
import Synchronization

/// Remembers where one was and how one likes it, a moment after it changed; nobody waits for it.
final class ViewMemory: Sendable {
    private let memory: Memory
    private let executor: QueueExecutor
    private let waiting = Mutex(Waiting())

    private struct Waiting {
        var view: RememberedView?
        var isScheduled = false
    }

    /// Typing a filter is one change, not one a letter.
    private static let pause = Duration.seconds(1)
    /// What the end of the program waits at most for a slow disk.
    private static let patience = DispatchTimeInterval.milliseconds(500)

    init(_ memory: Memory, _ executor: QueueExecutor) {
        self.memory = memory
        self.executor = executor
    }

    /// Saves it soon; of several changes, the last.
    func note(_ view: RememberedView) {
        let isFirst = waiting.withLock { waiting in
            defer { waiting.isScheduled = true }
            waiting.view = view
            return !waiting.isScheduled
        }
        guard isFirst else { return }
        Task(executorPreference: executor) { [self] in
            try? await Task.sleep(for: Self.pause)
            await save()
        }
    }

    /// Saves what is not yet saved, unless that takes too long.
    func finish() {
        let done = DispatchSemaphore(value: 0)
        Task(executorPreference: executor) { [self] in
            await save()
            done.signal()
        }
        _ = done.wait(timeout: .now() + Self.patience)
    }

    private func save() async {
        let view = waiting.withLock { waiting in
            defer { waiting = Waiting() }
            return waiting.view
        }
        guard let view else { return }
        do {
            try await memory.save { $0.view = view }
        } catch {
            Logger.program.warning("the view was not remembered", metadata: ["error": "\(error)"])
        }
    }
}
