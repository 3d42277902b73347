import Glibc
import Synchronization

/// Starts, watches and stops jobs; each has one state machine, and the failure of one touches no other.
///
/// A lock rather than an actor, so that the thread that draws can start and stop jobs and read them without waiting, and
/// in the order of the keys pressed. Every method may be called from any thread; none but the `stop`s ever waits.
package final class JobController: Sendable {
    struct Record {
        let job: any Job
        var snapshot: JobSnapshot
        var run: JobRun?
        var task: Task<Void, Never>?
    }

    struct Jobs {
        var order: [JobID] = []
        var records: [JobID: Record] = [:]
        /// Running `stopAll`s; while there is one, nothing starts.
        var stopAlls = 0
    }

    let jobs: Mutex<Jobs>
    private let onChange: @Sendable () -> Void
    private let hasChanged = Atomic(false)

    /// - Parameters:
    ///   - jobs: in the order in which `stopAll` stops them: sources first. Of two with one id, the later counts.
    ///   - onChange: called from any thread when there is something new to show; once until `snapshots()` is called.
    package init(_ jobs: [any Job], onChange: @escaping @Sendable () -> Void = {}) {
        var state = Jobs()
        for job in jobs {
            if state.records[job.id] == nil { state.order.append(job.id) }
            state.records[job.id] = Record(job: job, snapshot: JobSnapshot(id: job.id, title: job.title))
        }
        self.jobs = Mutex(state)
        self.onChange = onChange
    }

    /// All jobs as they are now, in the order given at the start.
    package func snapshots() -> [JobSnapshot] {
        // Before reading: a change that comes while we read is then announced, at worst once too often.
        hasChanged.store(false, ordering: .sequentiallyConsistent)
        return jobs.withLock { jobs in jobs.order.compactMap { jobs.records[$0]?.current } }
    }

    package func snapshot(_ id: JobID) -> JobSnapshot? {
        jobs.withLock { $0.records[id]?.current }
    }

    /// Starts a job that does not run, whether or not it has run before.
    package func start(_ id: JobID) throws(JobRefusal) {
        let refusal = jobs.withLock { jobs in
            if let refusal = jobs.refusal(of: id) { return refusal as JobRefusal? }
            jobs.records[id]?.start(makeRun(of: id)) { [self] run, ending in finish(id, run, ending) }
            return nil
        }
        if let refusal { throw refusal }
        changed()
    }

    /// Asks a job to stop and returns at once; false if it does not run or was asked before.
    @discardableResult
    package func requestStop(_ id: JobID) -> Bool {
        let isAsked = jobs.withLock { jobs in jobs.records[id]?.requestStop() ?? false }
        if isAsked { changed() }
        return isAsked
    }

    private func makeRun(of id: JobID) -> JobRun {
        JobRun(
            onReady: { [weak self] run in
                guard let self else { return }
                jobs.withLock { jobs in
                    if jobs.records[id]?.run === run { jobs.records[id]?.advance(.ready) }
                }
                changed()
            },
            onReport: { [weak self] in self?.changed() })
    }

    private func finish(_ id: JobID, _ run: JobRun, _ ending: Record.Ending) {
        let end = jobs.withLock { jobs in
            jobs.records[id]?.end(ending)
            return jobs.records[id]?.snapshot
        }
        run.end.withLock { $0 = end }
        run.finished.open()
        changed()
    }

    func changed() {
        if !hasChanged.exchange(true, ordering: .sequentiallyConsistent) { onChange() }
    }

    static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

extension JobController.Jobs {
    fileprivate func refusal(of id: JobID) -> JobRefusal? {
        guard let record = records[id] else { return JobRefusal(job: id.name, reason: .unknown) }
        let title = record.snapshot.title
        if record.snapshot.state == .stopping { return JobRefusal(job: title, reason: .isStillStopping) }
        if record.snapshot.state.isActive { return JobRefusal(job: title, reason: .isRunning) }
        if stopAlls > 0 { return JobRefusal(job: title, reason: .everythingIsStopping) }
        return nil
    }
}
