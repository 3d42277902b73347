import Pipeline
import Synchronization

/// A job that a test leads: it does what it is told, when it is told.
final class ScriptedJob: Job {
    enum Command: Sendable {
        case report(JobProgress)
        case end
        case fail(String)
        case throwCancellation
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    let id: JobID
    let stopStyle: JobStopStyle
    /// Whether it goes on when it is asked to stop.
    let ignoresStop: Bool
    var title: String { id.name.uppercased() }

    private let commands = Mutex<AsyncStream<Command>.Continuation?>(nil)
    /// Runs at work at this moment, and the most that ever were.
    let counts = Mutex((now: 0, most: 0, total: 0))
    private let onEnd: @Sendable (JobID) -> Void

    init(
        _ id: JobID, stopStyle: JobStopStyle = .cancel, ignoresStop: Bool = false,
        onEnd: @escaping @Sendable (JobID) -> Void = { _ in }
    ) {
        self.id = id
        self.stopStyle = stopStyle
        self.ignoresStop = ignoresStop
        self.onEnd = onEnd
    }

    func tell(_ command: Command) { commands.withLock { _ = $0?.yield(command) } }

    func run(_ context: JobContext) async throws -> JobSummary {
        let (stream, continuation) = AsyncStream.makeStream(of: Command.self)
        commands.withLock { $0 = continuation }
        counts.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1), $0.total + 1) }
        defer {
            counts.withLock { $0.now -= 1 }
            onEnd(id)
        }
        context.ready()
        if ignoresStop {
            // A task of its own is not cancelled along with ours.
            return try await Task { try await self.obey(stream, context) }.value
        }
        let stopper = Task {
            await context.stopRequested()
            if stopStyle == .finish { continuation.yield(.end) }
        }
        defer { stopper.cancel() }
        return try await obey(stream, context)
    }

    private func obey(_ stream: AsyncStream<Command>, _ context: JobContext) async throws -> JobSummary {
        for await command in stream {
            switch command {
            case .report(let progress): context.report(progress)
            case .end: return JobSummary("ended \(id)")
            case .fail(let reason): throw Failure(description: reason)
            case .throwCancellation: throw CancellationError()
            }
        }
        try Task.checkCancellation()
        return JobSummary("stream over")
    }
}

extension JobController {
    /// Waits until a job is in a state that `condition` accepts; the time limit of the test ends a wait in vain.
    func wait(for id: JobID, _ condition: (JobState) -> Bool) async throws {
        while let state = snapshot(id)?.state, !condition(state) {
            try await Task.sleep(for: .milliseconds(1))
        }
    }
}
