/// How long to wait after a failure: exponential backoff with full jitter, so that many clients of a server that comes
/// back do not all come at once.
struct Backoff: Sendable {
    private static let base = Duration.milliseconds(500)
    private static let longest = Duration.seconds(30)

    private let cap: Duration
    private var failures = 0

    /// - Parameter interval: a wait is never longer than that, nor than 30 s.
    init(interval: Duration) { cap = min(interval, Self.longest) }

    mutating func reset() { failures = 0 }

    /// From nothing to twice as long as the last time at most.
    mutating func next(using random: inout some RandomNumberGenerator) -> Duration {
        // 2⁶ times the base is beyond any cap.
        let ceiling = min(cap, Self.base * (1 << min(failures, 6)))
        failures += 1
        return ceiling * Double.random(in: 0...1, using: &random)
    }
}
