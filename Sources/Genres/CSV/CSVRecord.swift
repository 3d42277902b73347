/// One row of a CSV file.
package struct CSVRecord: Equatable, Sendable {
    /// As many as the header has.
    package let fields: [String]
    /// The line it begins on, from 1.
    package let line: Int
    /// False where bytes were none, and became U+FFFD.
    package let isUTF8: Bool
}

/// A CSV file that cannot be read as it is.
package struct CSVError: Error, Equatable, CustomStringConvertible {
    package let file: String
    package let line: Int
    package let reason: String

    init(_ file: String, line: Int, _ reason: String) {
        self.file = file
        self.line = line
        self.reason = reason
    }

    package var description: String { "\(file), line \(line): \(reason); mend the line and run again" }
}
