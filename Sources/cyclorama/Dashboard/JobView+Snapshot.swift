import Dashboard
import Pipeline

extension JobView {
    /// A job of the controller as the screens show it; nil for one that they do not know.
    init?(_ job: JobSnapshot) {
        guard let id = Dashboard.JobID(rawValue: job.id.name) else { return nil }
        let counters = job.summary?.counters ?? job.progress.counters
        self.init(
            id: id, state: State(job.state), fraction: job.progress.fraction,
            headline: job.summary?.headline ?? job.progress.headline,
            counters: counters.map { Counter($0.label, $0.value) }, startedAt: job.startedAt)
    }

    /// How a run ended, as a sentence for the person at the keys.
    static func outcome(of job: JobSnapshot) -> String {
        switch job.state {
        case .failed(let reason): "\(job.title) failed: \(reason)"
        case .stopped: job.summary?.headline ?? "\(job.title) stopped; nothing was changed."
        default: job.summary?.headline ?? "\(job.title) is done."
        }
    }
}

extension JobView {
    /// What became of a job that was stopped with all others.
    static func report(on stop: StopReport) -> String {
        switch stop.outcome {
        case .didNotStopInTime: "\(stop.title) did not stop in time and was abandoned; what it had committed stays."
        default: outcome(of: stop.snapshot)
        }
    }
}

extension Dashboard.JobID {
    /// Its place on screen, which is not the order of stopping.
    var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension JobView.State {
    fileprivate init(_ state: JobState) {
        self =
            switch state {
            case .idle: .idle
            case .starting: .starting
            case .running: .running
            case .stopping: .stopping
            case .stopped: .stopped
            case .done: .done
            case .failed(let reason): .failed(reason: reason)
            }
    }
}
