/// Where a job stands. A value; `after(_:)` is the whole state machine.
package enum JobState: Hashable, Sendable {
    /// Never started.
    case idle
    /// Started, not yet at work: a service that binds its port.
    case starting
    case running
    /// Asked to stop, still there.
    case stopping
    /// Ended because it was asked to.
    case stopped
    /// Ended by itself, its work finished.
    case done
    case failed(reason: String)

    /// Whether a task of the job exists.
    package var isActive: Bool {
        switch self {
        case .starting, .running, .stopping: true
        case .idle, .stopped, .done, .failed: false
        }
    }
}

/// What happens to a job.
package enum JobEvent: Hashable, Sendable {
    case start
    /// It said that it is at work.
    case ready
    case stopRequested
    /// Its `run` returned.
    case returned
    /// Its `run` threw `CancellationError`.
    case cancelled
    /// Its `run` threw any other error.
    case threw(reason: String)
}

extension JobState {
    /// The state that `event` leads to; nil where the event cannot happen.
    package func after(_ event: JobEvent) -> JobState? {
        switch (self, event) {
        case (.idle, .start), (.stopped, .start), (.done, .start), (.failed, .start): .starting
        case (.starting, .ready): .running
        case (.starting, .stopRequested), (.running, .stopRequested): .stopping
        case (.starting, .returned), (.running, .returned): .done
        case (.stopping, .returned): .stopped
        case (.starting, .cancelled), (.running, .cancelled), (.stopping, .cancelled): .stopped
        // Also while stopping: a last batch that fails must not look like a clean stop.
        case (.starting, .threw(let reason)), (.running, .threw(let reason)), (.stopping, .threw(let reason)):
            .failed(reason: reason)
        default: nil
        }
    }
}
