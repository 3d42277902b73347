/// A job as it was at one moment; what screens show.
package struct JobSnapshot: Hashable, Sendable {
    package let id: JobID
    package let title: String
    package var state: JobState = .idle
    /// Of the current run, or of the last one.
    package var progress = JobProgress()
    /// Of the last run that returned; nil once the job is started again.
    package var summary: JobSummary?
    /// How often it was started.
    package var runs = 0
    /// Seconds since 1970, UTC.
    package var startedAt: Double?
    /// Seconds since 1970, UTC; nil while it runs.
    package var finishedAt: Double?

    package init(id: JobID, title: String) {
        self.id = id
        self.title = title
    }

    /// Why the last run failed.
    package var error: String? {
        if case .failed(let reason) = state { reason } else { nil }
    }
}

/// Why a job was not started.
package struct JobRefusal: Error, Hashable, CustomStringConvertible {
    package enum Reason: Hashable, Sendable { case unknown, isRunning, isStillStopping, everythingIsStopping }

    package let job: String
    package let reason: Reason

    package var description: String {
        switch reason {
        case .unknown: "there is no job “\(job)”"
        case .isRunning: "\(job) runs already"
        case .isStillStopping: "\(job) is still stopping; start it when it has stopped"
        case .everythingIsStopping: "\(job) was not started, as everything is being stopped"
        }
    }
}

/// What came of asking one job to stop.
package struct StopReport: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
        case wasNotRunning
        case stopped
        /// It ended by itself before the request reached it.
        case done
        case failed(reason: String)
        /// The time was over and it still ran. It has been cancelled and may yet end.
        case didNotStopInTime
    }

    package let id: JobID
    package let title: String
    package let outcome: Outcome
    package let took: Duration
    /// The job when the wait was over.
    package let snapshot: JobSnapshot
}
