/// A Parquet file that could not be written or read.
package struct ParquetError: Error, CustomStringConvertible {
    package enum Operation: String, Sendable { case open, write, close, read }

    package let operation: Operation
    package let path: String
    package let reason: String

    /// - Parameter reason: its line breaks become spaces.
    package init(operation: Operation, path: String, reason: String) {
        self.operation = operation
        self.path = path
        self.reason = reason.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    package var description: String { "cannot \(operation.rawValue) \(path): \(reason)" }
}
