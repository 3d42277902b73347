/// What was written, and what a right count of it must give.
package struct VoteFileSummary: Sendable, Equatable {
    /// Readable files.
    package internal(set) var files = 0
    /// Of all files.
    package internal(set) var bytes = 0
    /// In the readable files, good and bad ones.
    package internal(set) var votes = 0
    /// Good votes by song.
    package internal(set) var counts: [String: Int] = [:]
    /// Bad votes by the words of `VoteReject`, which a count reports too.
    package internal(set) var rejected: [String: Int] = [:]
    /// The names of files nothing may be counted of.
    package internal(set) var badFiles: [String] = []

    package var counted: Int { counts.values.reduce(0, +) }
}
