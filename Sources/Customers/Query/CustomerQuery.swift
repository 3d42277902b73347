import Warehouse

/// Which customers, in which order.
package struct CustomerQuery: Hashable, Sendable {
    package var filter = CustomerFilter()
    package var sort = CustomerColumn.hours
    package var isDescending = true

    package init() {}
}

/// What customers must be to be shown; all of it holds at once.
package struct CustomerFilter: Hashable, Sendable {
    /// Part of the contract, or of a MAC of theirs.
    package var text = ""
    package var segment: String?
    /// Watched this app.
    package var app: String?
    /// The contract begins so; letters of either case.
    package var prefix: String?
    package var scores = ScorePattern()
    package var churn: ChurnGroup?
    /// Smallest and largest values by column.
    package var ranges: [CustomerColumn: ClosedRange<Int64>] = [:]

    package init() {}

    package var isEmpty: Bool { self == CustomerFilter() }
}

/// A column of the table of customers.
package enum CustomerColumn: String, Hashable, Sendable, CaseIterable {
    case contract, segment, scores, devices, recency, frequency, hours, app, change

    /// Those that hold a number a range can be asked of.
    package static let measures: [CustomerColumn] = [.devices, .recency, .frequency, .hours, .change]
}

/// Scores asked for, such as `4*1`: recency, frequency and duration, each from 1 to 4 or any.
package struct ScorePattern: Hashable, Sendable {
    package var recency: Int?
    package var frequency: Int?
    package var duration: Int?

    package init() {}

    /// Three signs, each a digit from 1 to 4 or `*`; nil for anything else.
    package init?(_ text: String) {
        let signs = Array(text)
        guard signs.count == 3, signs.allSatisfy({ $0 == "*" || "1234".contains($0) }) else { return nil }
        (recency, frequency, duration) = (
            signs[0].wholeNumberValue, signs[1].wholeNumberValue, signs[2].wholeNumberValue
        )
    }

    package var isAny: Bool { recency == nil && frequency == nil && duration == nil }

    /// By packed scores: whether they match.
    var table: [Bool] {
        (0..<64).map { packed in
            let scores = [packed >> 4 + 1, packed >> 2 & 3 + 1, packed & 3 + 1]
            return zip([recency, frequency, duration], scores).allSatisfy { $0 == nil || $0 == $1 }
        }
    }
}

extension ScorePattern: CustomStringConvertible {
    package var description: String {
        [recency, frequency, duration].map { $0.map(String.init) ?? "*" }.joined()
    }
}

/// Customers who may be leaving.
package enum ChurnGroup: String, Hashable, Sendable, CaseIterable {
    /// Away for more than twice their own usual gap.
    case overdue
    /// At most half the hours of the week before.
    case falling
}
