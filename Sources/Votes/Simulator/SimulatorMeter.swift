import Synchronization

/// What the API has done since it was made, as it was at one moment.
package struct SimulatorCounters: Sendable, Equatable {
    /// Requests that came, whatever became of them.
    package internal(set) var requests = 0
    /// Votes in answers that were written whole.
    package internal(set) var votes = 0
    /// Requests answered with an error: not found, not allowed, wrong parameters.
    package internal(set) var errors = 0
    /// Open connections.
    package internal(set) var clients = 0
    /// Requests being answered, most of them in their delay.
    package internal(set) var serving = 0
}

/// Counts for all connections.
final class SimulatorMeter: Sendable {
    private let state = Mutex(SimulatorCounters())

    var counters: SimulatorCounters { state.withLock { $0 } }

    func count(_ change: (inout SimulatorCounters) -> Void) { state.withLock { change(&$0) } }

    /// A request under way, counted until the last reference to it goes: an answer whose client has left is dropped
    /// without a word.
    final class Visit: Sendable {
        private let meter: SimulatorMeter

        init(_ meter: SimulatorMeter) {
            self.meter = meter
            meter.count {
                $0.requests += 1
                $0.serving += 1
            }
        }

        deinit { meter.count { $0.serving -= 1 } }
    }
}
