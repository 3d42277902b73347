/// Names a job in code, files and logs: `content`, `poller`.
package struct JobID: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    package let name: String

    package init(_ name: String) { self.name = name }
    package init(stringLiteral name: String) { self.init(name) }
    package var description: String { name }
}

/// Work that the controller starts, watches and stops: a load that ends by itself, or a service that runs until stopped.
package protocol Job: Sendable {
    var id: JobID { get }
    /// For people: `Content ETL`.
    var title: String { get }
    var stopStyle: JobStopStyle { get }

    /// Does the work, and returns when it is done or was asked to stop; what it did until then is the summary.
    ///
    /// Runs in a task of its own; tasks it starts must be its children, so that nothing is left when it returns. It may
    /// be called again after it has ended, never twice at once.
    /// - Throws: what made it fail, or `CancellationError` for having been stopped.
    func run(_ context: JobContext) async throws -> JobSummary
}

extension Job {
    package var stopStyle: JobStopStyle { .cancel }
}

/// What asks a job to stop.
package enum JobStopStyle: Sendable {
    /// Its task is cancelled at once.
    case cancel
    /// `JobContext.isStopRequested` alone; the task is cancelled only when the time allowed is over. For a job that has
    /// work to finish, such as a last batch, whose calls would fail in a cancelled task.
    case finish
}

/// A number or a text with its name, as shown beside a job: ("votes", "1,872").
package struct JobCounter: Hashable, Sendable {
    package var label: String
    package var value: String

    package init(_ label: String, _ value: String) {
        self.label = label
        self.value = value
    }
}

/// What a run of a job did.
package struct JobSummary: Hashable, Sendable {
    /// One line.
    package var headline: String
    package var counters: [JobCounter]

    package init(_ headline: String, counters: [JobCounter] = []) {
        self.headline = headline
        self.counters = counters
    }
}

/// How far a run has come; each report replaces the one before.
package struct JobProgress: Hashable, Sendable {
    /// 0 to 1; nil where the end is not known.
    package var fraction: Double?
    /// One line.
    package var headline: String
    package var counters: [JobCounter]

    package init(_ headline: String = "", fraction: Double? = nil, counters: [JobCounter] = []) {
        self.headline = headline
        self.fraction = fraction
        self.counters = counters
    }
}
