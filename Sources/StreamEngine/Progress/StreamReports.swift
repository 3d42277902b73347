/// A batch that was committed.
package struct BatchReport<State: Sendable>: Sendable {
    package var progress: StreamProgress
    package var state: State
    /// Seconds since 1970.
    package var committedAt: Double
    /// The next trigger was due before the batch was done.
    package var isFallingBehind: Bool
}

/// What an engine found when it started.
package struct StreamStart<State: Sendable>: Sendable {
    package var state: State
    package var ledger: StreamLedger
    /// The last batch committed by a run before; nil for a new checkpoint.
    package var lastBatch: Int?
    /// Seconds since 1970.
    package var committedAt: Double?
}

/// Between batches: what waits, and for what.
package struct StreamStatus: Sendable, Equatable {
    package var filesWaiting: Int
    package var filesDeferred: Int
    package var filesIgnored: Int
    /// Seconds since 1970; nil where the next arrival is waited for.
    package var nextTrigger: Double?
}

/// Something a person may want to know.
package enum StreamEvent: Sendable, Equatable, CustomStringConvertible {
    case recovered(batch: Int, files: Int)
    case quarantined(file: String, reason: String, detail: String)
    /// Half-written, or not readable now.
    case deferred(file: String, reason: String)
    case rewritten(file: String)
    /// The batches of one trigger, of which this is the last, took longer than the time to the next.
    case fallingBehind(batch: Int, seconds: Double, interval: Double)
    /// The folder cannot be listed; it is tried again at each trigger.
    case inputLost(reason: String)
    case finishing

    package var description: String {
        switch self {
        case .recovered(let batch, let files): "recovered batch \(batch): \(files) files counted before"
        case .quarantined(let file, let reason, let detail):
            "\(file) put aside: \(reason)\(detail.isEmpty ? "" : " (\(detail))")"
        case .deferred(let file, let reason): "\(file) left for later: \(reason)"
        case .rewritten(let file): "\(file) changed after it was counted; it is not counted again"
        case .fallingBehind(let batch, let seconds, let interval):
            "falling behind: the trigger up to batch \(batch) took \(Int(seconds * 1000)) ms, and one fires every "
                + "\(Int(interval * 1000)) ms"
        case .inputLost(let reason): "\(reason); tried again at each trigger"
        case .finishing: "taking a last batch"
        }
    }

    package var isWarning: Bool {
        switch self {
        case .recovered, .finishing: false
        case .quarantined, .deferred, .rewritten, .fallingBehind, .inputLost: true
        }
    }
}

/// Who listens to an engine. Called on the engine's thread, between its steps: be quick.
package struct StreamObserver<State: Sendable>: Sendable {
    package var onStart: @Sendable (StreamStart<State>) -> Void = { _ in }
    package var onBatch: @Sendable (BatchReport<State>) -> Void = { _ in }
    package var onStatus: @Sendable (StreamStatus) -> Void = { _ in }
    package var onEvent: @Sendable (StreamEvent) -> Void = { _ in }

    package init() {}
}
