import Synchronization

/// What a running job may ask and tell; from any thread.
package struct JobContext: Sendable {
    let run: JobRun

    /// Says that the job is at work; the first report says so too.
    package func ready() { run.becomeReady() }

    /// Replaces the progress shown. Cheap: a lock held for one assignment, and at most one wake-up of the screen for
    /// each time the screen looks. After the run has ended it does nothing.
    package func report(_ progress: JobProgress) {
        run.becomeReady()
        run.progress.withLock { $0 = progress }
        run.onReport()
    }

    /// Whether the job was asked to stop.
    package var isStopRequested: Bool { run.stopRequest.isOpen }

    /// Returns when the job is asked to stop.
    package func stopRequested() async { await run.stopRequest.wait() }

    /// Sleeps for `time`, or until the job is asked to stop; false in the second case.
    package func pause(for time: Duration) async -> Bool {
        await !run.stopRequest.wait(for: time) && !Task.isCancelled
    }
}

/// One run of a job, shared by its context and the controller.
final class JobRun: Sendable {
    let progress = Mutex(JobProgress())
    let stopRequest = Latch()
    let finished = Latch()
    /// The job when this run had ended; set before `finished` opens.
    let end = Mutex<JobSnapshot?>(nil)
    let onReport: @Sendable () -> Void

    private let isReady = Atomic(false)
    private let onReady: @Sendable (JobRun) -> Void

    init(onReady: @escaping @Sendable (JobRun) -> Void, onReport: @escaping @Sendable () -> Void) {
        self.onReady = onReady
        self.onReport = onReport
    }

    func becomeReady() {
        // Most calls are reports long after the first: a load is cheaper than an exchange.
        guard !isReady.load(ordering: .relaxed), !isReady.exchange(true, ordering: .relaxed) else { return }
        onReady(self)
    }
}
