import Synchronization

/// What the controller does to one job, with its lock held.
extension JobController.Record {
    /// How a run ended.
    struct Ending: Sendable {
        var event: JobEvent
        var summary: JobSummary?

        init(of job: any Job, _ run: JobRun) async {
            do {
                summary = try await job.run(JobContext(run: run))
                event = .returned
            } catch is CancellationError {
                event = .cancelled
            } catch {
                event = .threw(reason: "\(error)")
            }
        }
    }

    var current: JobSnapshot {
        var snapshot = snapshot
        if let run { snapshot.progress = run.progress.withLock { $0 } }
        return snapshot
    }

    @discardableResult
    mutating func advance(_ event: JobEvent) -> Bool {
        guard let next = snapshot.state.after(event) else { return false }
        snapshot.state = next
        return true
    }

    mutating func start(_ run: JobRun, onEnd: @escaping @Sendable (JobRun, Ending) -> Void) {
        guard advance(.start) else { return }
        snapshot.runs += 1
        snapshot.progress = JobProgress()
        snapshot.summary = nil
        snapshot.startedAt = JobController.now()
        snapshot.finishedAt = nil
        self.run = run
        task = Task { [job] in onEnd(run, await Ending(of: job, run)) }
    }

    mutating func requestStop() -> Bool {
        guard advance(.stopRequested) else { return false }
        run?.stopRequest.open()
        if job.stopStyle == .cancel { task?.cancel() }
        return true
    }

    mutating func end(_ ending: Ending) {
        advance(ending.event)
        snapshot.progress = current.progress
        snapshot.summary = ending.summary
        snapshot.finishedAt = JobController.now()
        run = nil
        task = nil
    }
}
