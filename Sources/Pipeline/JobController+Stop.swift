import Synchronization

extension JobController {
    /// Asks a job to stop and waits for its end, `limit` at most. A job that has not ended by then is cancelled, whatever
    /// its style, and the report says that it did not stop in time. So it is when the calling task is cancelled.
    @discardableResult
    package func stop(_ id: JobID, within limit: Duration) async -> StopReport {
        let start = ContinuousClock.now
        let (run, isAsked) = jobs.withLock { jobs in
            (jobs.records[id]?.run, jobs.records[id]?.requestStop() ?? false)
        }
        guard let run else { return report(id, .wasNotRunning) }
        if isAsked { changed() }
        _ = await run.finished.wait(for: limit)
        let took = ContinuousClock.now - start
        if let end = run.end.withLock({ $0 }) { return report(end, took: took) }
        cancel(id, run)
        return report(id, .didNotStopInTime, took: took)
    }

    /// Stops everything that runs, one job after the other in the order given to `init`, each within `limit`. Nothing
    /// can be started meanwhile. One report for each job that ran.
    @discardableResult
    package func stopAll(within limit: Duration) async -> [StopReport] {
        let running = jobs.withLock { jobs in
            jobs.stopAlls += 1
            return jobs.order.compactMap { id in jobs.records[id]?.run.map { (id, $0) } }
        }
        defer { jobs.withLock { $0.stopAlls -= 1 } }
        var reports: [StopReport] = []
        for (id, run) in running {
            if let end = run.end.withLock({ $0 }) {
                // It ended by itself while those before it were stopped.
                reports.append(report(end, took: .zero))
            } else {
                reports.append(await stop(id, within: limit))
            }
        }
        return reports
    }

    private func cancel(_ id: JobID, _ run: JobRun) {
        jobs.withLock { jobs in
            if jobs.records[id]?.run === run { jobs.records[id]?.task?.cancel() }
        }
    }

    private func report(_ end: JobSnapshot, took: Duration) -> StopReport {
        let outcome: StopReport.Outcome =
            switch end.state {
            case .done: .done
            case .failed(let reason): .failed(reason: reason)
            default: .stopped
            }
        return StopReport(id: end.id, title: end.title, outcome: outcome, took: took, snapshot: end)
    }

    private func report(_ id: JobID, _ outcome: StopReport.Outcome, took: Duration = .zero) -> StopReport {
        let snapshot = snapshot(id) ?? JobSnapshot(id: id, title: id.name)
        return StopReport(id: id, title: snapshot.title, outcome: outcome, took: took, snapshot: snapshot)
    }
}
