import Foundation

/// What a poller has done and does, as it was at one moment.
package struct PollerSnapshot: Sendable, Equatable {
    package enum Phase: Sendable, Equatable {
        case idle, fetching, writing
        /// For the next poll, or to try again.
        case waiting(until: Date)
    }

    package struct Failure: Sendable, Equatable {
        /// With what a person can do about it.
        package let text: String
        package let at: Date
    }

    package internal(set) var phase = Phase.idle
    /// Requests made, those that failed among them.
    package internal(set) var polls = 0
    package internal(set) var files = 0
    /// In all files, good and bad ones.
    package internal(set) var votes = 0
    /// In all files.
    package internal(set) var bytes = 0
    /// Polls and writes that failed.
    package internal(set) var errors = 0
    package internal(set) var lastError: Failure?
    package internal(set) var lastFile: PolledFile?
}

/// A file that a poller wrote.
package struct PolledFile: Sendable, Equatable {
    /// Without its folder.
    package let name: String
    package let votes: Int
    package let bytes: Int
    package let at: Date
}

/// What became of a poll, or of a try to write what it brought.
package enum PollReport: Sendable, Equatable {
    case saved(PolledFile)
    /// It is tried again after `retry`.
    case failed(String, retry: Duration)
}
