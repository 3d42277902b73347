/// The last batch of the stream engine, and when the next one comes.
package struct BatchView: Hashable, Sendable, Codable {
    /// What begins a batch.
    package enum Trigger: Hashable, Sendable, Codable {
        case every(seconds: Double)
        case onArrival
    }

    /// A part of a batch's work, in the order of the work: `addBatch`, `walCommit`.
    package struct Part: Hashable, Sendable, Codable {
        package var name: String
        package var milliseconds: Double

        package init(_ name: String, milliseconds: Double) {
            self.name = name
            self.milliseconds = milliseconds
        }
    }

    /// Nil before the first batch.
    package var id: Int?
    /// Seconds since 1970, UTC; nil before the first batch.
    package var committedAt: Double?
    package var inputRowsPerSecond: Double?
    package var processedRowsPerSecond: Double?
    package var durationMs: Double?
    package var parts: [Part]
    /// True where votes come faster than batches take them in.
    package var isFallingBehind: Bool
    package var trigger: Trigger
    /// Seconds since 1970, UTC; nil where no time is set for it.
    package var nextTriggerAt: Double?

    package init(
        id: Int? = nil, committedAt: Double? = nil, inputRowsPerSecond: Double? = nil,
        processedRowsPerSecond: Double? = nil, durationMs: Double? = nil, parts: [Part] = [],
        isFallingBehind: Bool = false, trigger: Trigger = .every(seconds: 10), nextTriggerAt: Double? = nil
    ) {
        self.id = id
        self.committedAt = committedAt
        self.inputRowsPerSecond = inputRowsPerSecond
        self.processedRowsPerSecond = processedRowsPerSecond
        self.durationMs = durationMs
        self.parts = parts
        self.isFallingBehind = isFallingBehind
        self.trigger = trigger
        self.nextTriggerAt = nextTriggerAt
    }
}

/// A batch of the past, for the trend.
package struct RecentBatch: Hashable, Sendable, Codable {
    package var rows: Int
    package var durationMs: Double

    package init(rows: Int, durationMs: Double) {
        self.rows = rows
        self.durationMs = durationMs
    }
}
