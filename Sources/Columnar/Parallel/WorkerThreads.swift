import Dispatch
import Foundation

/// Threads for work that computes without pause, so that the shared pool stays free for everything that waits.
package final class WorkerThreads: TaskExecutor {
    /// As many as the machine has cores for this process.
    package static let count = max(1, ProcessInfo.processInfo.activeProcessorCount)
    package static let shared = WorkerThreads()

    private let queue = DispatchQueue(label: "cyclorama.workers", attributes: .concurrent)

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

/// Runs `body(0)`, …, `body(count − 1)` on the worker threads, at most `limit` at a time, and returns their results in
/// order. The first error cancels the rest.
package func concurrently<Result: Sendable>(
    _ count: Int, limit: Int = WorkerThreads.count, _ body: @escaping @Sendable (Int) throws -> Result
) async throws -> [Result] {
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
        var results = [Result?](repeating: nil, count: count)
        for index in 0..<min(limit, count) {
            group.addTask(executorPreference: WorkerThreads.shared) { (index, try body(index)) }
        }
        var next = min(limit, count)
        while let (index, result) = try await group.next() {
            results[index] = result
            if next < count {
                let index = next
                group.addTask(executorPreference: WorkerThreads.shared) { (index, try body(index)) }
                next += 1
            }
        }
        return results.compactMap(\.self)
    }
}
