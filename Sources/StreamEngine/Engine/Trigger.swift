import Foundation

/// When a batch begins.
package enum Trigger: Sendable, Equatable {
    /// At whole multiples of so many seconds since 1970.
    case every(seconds: Double)
    /// As soon as a file arrives.
    case onArrival
    /// Batches until nothing is left, then the end.
    case availableNow

    /// The first moment after `now` (seconds since 1970) at which it fires by itself; nil where it does not.
    package func next(after now: Double) -> Double? {
        guard case .every(let seconds) = self, seconds > 0 else { return nil }
        let next = ((now / seconds).rounded(.down) + 1) * seconds
        // Fractions are rounded: the multiple may turn out to be now itself.
        return next > now ? next : next + seconds
    }
}
