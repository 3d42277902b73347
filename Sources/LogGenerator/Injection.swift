/// A fault mixed into the rows by `ContentLogOptions.dirty`. Two keep the rate of real logs; of all others there is
/// exactly one in every `Injection.period` rows, so that even a small file shows each of them.
package enum Injection: String, CaseIterable, Sendable {
    // Rows that a loader has to reject.

    /// `TotalDuration` below zero: 72,410 of 48.46 M rows.
    case negativeDuration
    /// `"Contract":null` on a row of the app `APP`: one every fifth day, six a month.
    case nullContract
    /// `"Contract":""`.
    case emptyContract
    /// A complete line that is not JSON.
    case malformedJSON
    /// A line that ends in the middle of its object.
    case truncatedLine
    /// One of the four fields of `_source` is absent, each in turn.
    case missingField
    /// `TotalDuration` as a string of digits.
    case textDuration
    /// `TotalDuration` with a fraction.
    case fractionalDuration
    /// A contract with bytes that are not UTF-8.
    case invalidUTF8

    // Lines that a loader has to take.

    /// The row before, once more, with its `_id`.
    case repeatedRow
    /// A character of Contract or AppName written as a `\u` escape; it decodes to the usual value.
    case escapedValue
    /// A line ending of CR and LF.
    case carriageReturn
    /// An empty line after the row. It is no row itself and does not count as one.
    case blankLine

    /// Rows from one scheduled injection of a kind to its next.
    package static let period = 20_000

    /// Whether a row with this fault must be rejected. A repeated row, for one, is as good as the first.
    package var isRejected: Bool {
        switch self {
        case .negativeDuration, .nullContract, .emptyContract, .malformedJSON, .truncatedLine, .missingField,
            .textDuration, .fractionalDuration, .invalidUTF8:
            true
        case .repeatedRow, .escapedValue, .carriageReturn, .blankLine:
            false
        }
    }

    /// Those of fixed period, in the order in which they occur.
    static let scheduled: [Injection] = [
        .emptyContract, .malformedJSON, .repeatedRow, .truncatedLine, .escapedValue, .missingField, .textDuration,
        .carriageReturn, .fractionalDuration, .invalidUTF8, .blankLine,
    ]
}
