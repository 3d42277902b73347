/// How the server fares: whether it is lost, how many requests it may get at once, and how long to leave it alone.
struct LLMHealth {
    private let options: LLMOptions
    private var failures = 0
    private var hasAnswered = false
    private var limit: Int
    private var quietUntil = ContinuousClock.now
    /// Whether it is the server that asks for the pause.
    private(set) var isAskedToWait = false
    /// The last one.
    private(set) var fault: LLMFault?
    /// Requests of one round were under way together: what stops the server fails all of them, and counts once.
    private(set) var round = 0

    init(options: LLMOptions) {
        self.options = options
        limit = max(1, options.inFlight)
    }

    /// One alone, until it is known that the server answers, and how it wants to be asked.
    var mostUnderWay: Int { hasAnswered ? limit : 1 }
    var isLost: Bool { failures >= options.mostFailuresInRow }
    var pause: Duration { max(.zero, quietUntil - .now) }

    mutating func succeeded() {
        failures = 0
        hasAnswered = true
    }

    mutating func failed(_ fault: LLMFault, round: Int) {
        self.fault = fault
        if case .status(429, _) = fault { limit = max(1, limit / 2) }
        // Never earlier than the server asks for; a little later, so that not all its clients come back at once.
        if let wait = fault.wait { leaveAlone(for: wait * Double.random(in: 1...1.1), isAsked: true) }
        guard round == self.round else { return }
        self.round += 1
        failures += 1
        // A batch that is too large says nothing of the server: its halves may go at once.
        guard !fault.callsForLess, !fault.isBadRequest, fault.wait == nil else { return }
        let backoff = options.backoff * (1 << min(failures - 1, 10)) * Double.random(in: 0.5...1)
        leaveAlone(for: min(backoff, options.longestWait), isAsked: false)
    }

    private mutating func leaveAlone(for wait: Duration, isAsked: Bool) {
        guard .now + wait > quietUntil else { return }
        (quietUntil, isAskedToWait) = (.now + wait, isAsked)
    }
}
