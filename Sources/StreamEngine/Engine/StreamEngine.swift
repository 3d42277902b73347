import DurableFiles
import Foundation

/// Turns files that arrive in a folder into a published result, each file exactly once, whatever kills the process.
///
/// One batch: find files → read → apply → commit (one durable record of files consumed and state) → publish. What a
/// killed engine had not committed is read again from its files; what it had not published is published from the state.
package struct StreamEngine<Query: StreamQuery>: Sendable {
    private let query: Query
    private let options: StreamOptions
    private let files: DurableFiles
    private let observer: StreamObserver<Query.State>

    package init(
        _ query: Query, _ options: StreamOptions, files: DurableFiles = DurableFiles(),
        observer: StreamObserver<Query.State> = StreamObserver()
    ) {
        self.query = query
        self.options = options
        self.files = files
        self.observer = observer
    }

    /// What was committed last, read without taking part: also while another engine runs. Nil for a new checkpoint.
    package static func committed(_ query: Query, checkpoint: String) throws -> StreamStart<Query.State>? {
        guard let epoch = try Checkpoint.peek(folder: checkpoint, query: query.identity) else { return nil }
        return StreamStart(
            state: try query.decode(epoch.state), ledger: epoch.header.ledger, lastBatch: epoch.header.number,
            committedAt: epoch.header.committedAt)
    }

    /// Runs on the calling thread until nothing is left (`availableNow`) or a stop is asked for.
    /// - Throws: `FolderInUse` where another engine has the checkpoint, `StreamError`, `FileError`. What was committed
    ///   and published before stays.
    @discardableResult
    package func runBlocking(_ trigger: Trigger, stop: StopSignal) throws -> StreamSummary<Query.State> {
        let session = try StreamSession(query, options, files, observer, stop)
        switch trigger {
        case .availableNow: try session.drain()
        case .every, .onArrival: try session.follow(trigger)
        }
        var summary = session.summary
        if options.auditsAtEnd, stop.current != .abandon { summary.audit = try session.audit() }
        return summary
    }

    /// Runs on a thread of its own.
    /// - Parameter whenCancelled: what cancelling the task asks for. A batch abandoned is read again by the next run.
    @discardableResult
    package func run(
        _ trigger: Trigger, stop: StopSignal, whenCancelled: StopSignal.Request = .abandon
    ) async throws -> StreamSummary<Query.State> {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                Thread.detachNewThread {
                    // On Linux that is the calling thread alone.
                    if options.niceness != 0 {
                        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, options.niceness)
                    }
                    continuation.resume(with: Result { try runBlocking(trigger, stop: stop) })
                }
            }
        } onCancel: {
            stop.raise(whenCancelled)
        }
    }
}

/// What an engine had done when it ended.
package struct StreamSummary<State: Sendable>: Sendable {
    package var state: State
    /// Since the checkpoint was new.
    package var ledger: StreamLedger
    /// Since the checkpoint was new.
    package var batches: Int
    /// Batches of this run alone.
    package var batchesOfRun: Int
    package var filesDeferred: Int
    /// Where the options ask for one.
    package var audit: StreamAudit<State>?
}
