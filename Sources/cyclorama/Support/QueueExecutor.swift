import Dispatch

/// Runs tasks on a thread of its own. For what must go on while jobs keep every thread of the shared pool busy: stopping
/// them, above all.
final class QueueExecutor: TaskExecutor {
    private let queue: DispatchQueue

    init(_ name: String) { queue = DispatchQueue(label: name) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
}
