/// A batch as Spark's `StreamingQueryProgress` tells it, with the ledger besides.
package struct StreamProgress: Codable, Sendable {
    package struct Source: Codable, Sendable {
        package var description: String
        package var numInputRows: Int
        package var inputRowsPerSecond: Double
        package var processedRowsPerSecond: Double
        package var filesInBatch: Int
        /// Whole files that were there and did not fit into the batch.
        package var filesWaiting: Int
        /// Half-written files.
        package var filesDeferred: Int
    }

    package struct StateOperator: Codable, Sendable {
        package var operatorName: String
        /// Keys in the state.
        package var numRowsTotal: Int
        package var stateBytes: Int
    }

    package struct Sink: Codable, Sendable {
        package var description: String
    }

    /// Of the checkpoint; the same after a restart.
    package var id: String
    /// Of this run.
    package var runId: String
    package var name: String
    /// When the batch began, ISO 8601 in UTC.
    package var timestamp: String
    package var batchId: Int
    /// Milliseconds, like all durations here.
    package var batchDuration: Double
    package var numInputRows: Int
    /// Rows a second since the batch before began; 0 in a run's first, when nobody knows since when they came.
    package var inputRowsPerSecond: Double
    /// Rows a second of the batch's own duration.
    package var processedRowsPerSecond: Double
    package var durationMs: [String: Double]
    package var eventTime: EventTime?
    package var stateOperators: [StateOperator]
    package var sources: [Source]
    package var sink: Sink
    package var ledger: StreamLedger
}
