import DurableFiles

/// Why the poller does not run, with what a person can do about it. What goes wrong in a poll is no such reason: the
/// poller reports it and goes on.
package enum PollerError: Error, CustomStringConvertible {
    /// An option is out of range.
    case invalidOption(name: String, value: String, remedy: String)
    /// It was stopped with an answer in hand that could not be written.
    case unwritten(votes: Int, FileError)

    package var description: String {
        switch self {
        case .invalidOption(let name, let value, let remedy):
            "\(name) cannot be \(value): \(remedy)"
        case .unwritten(let votes, let error):
            "stopped with \(votes) votes that were fetched and could not be written: \(error)"
        }
    }
}
