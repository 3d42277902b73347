import Columnar
import Warehouse

/// All customers as columns of numbers, in the order of their surrogate keys: about 80 bytes a customer and nothing for each
/// on the heap. Copies share the columns.
package struct CustomerTable: Sendable {
    package let count: Int
    /// Seconds watched by all.
    package let totalSeconds: Int64
    /// The day recency counts to.
    package let asOf: Day
    /// The last loaded day; the fortnight of a customer ends there.
    package let lastDay: Day
    package let segmentNames: [String]
    /// The apps that can be filtered by, as logged, most watched first.
    package let apps: [String]
    let columns: CustomerColumns
    /// Place of the unknown among `segmentNames`.
    let unknownSegment: Int
    let caches = CustomerCaches()

    package init(_ columns: CustomerColumns, asOf: Day, lastDay: Day) {
        self.columns = columns
        self.asOf = asOf
        self.lastDay = lastDay
        count = columns.ids.count
        segmentNames = columns.segmentNames
        unknownSegment = columns.segmentNames.firstIndex(of: SegmentRules.unknownName) ?? -1
        apps = columns.apps
        totalSeconds = columns.seconds.reduce(0) { $0.addingClamped($1) }
    }

    /// One customer.
    package subscript(row: Int) -> Customer {
        let scores = Int(columns.scores[row])
        return Customer(
            contract: columns.contracts[row], segment: segmentNames[Int(columns.segments[row])],
            devices: Int(columns.devices[row]), recency: recency(row), frequency: Int(columns.frequency[row]),
            seconds: columns.seconds[row], favouriteApp: columns.favouriteNames[Int(columns.favourites[row])],
            scores: Scores(recency: scores >> 4 + 1, frequency: scores >> 2 & 3 + 1, duration: scores & 3 + 1),
            firstDay: Day(number: columns.firstDays[row]), lastDay: Day(number: columns.lastDays[row]),
            usualGap: columns.halfGaps[row] == 0 ? nil : Double(columns.halfGaps[row]) / 2,
            lastWeek: columns.lastWeek[row], weekBefore: columns.weekBefore[row],
            recentHours: (0..<14).map { Int(columns.recentHours[row] >> (52 - 4 * UInt64($0)) & 15) })
    }

    /// The surrogate key of a customer, as `fact_usage` names it.
    package func id(of row: Int) -> Int64 { Int64(columns.ids[row]) }

    /// Where a contract is, written as logged; nil where there is none. Looks at every customer: some milliseconds.
    package func row(ofContract contract: String) -> Int? {
        let wanted = Array(contract.utf8)
        return columns.contracts.firstIndex(of: wanted)
    }

    func recency(_ row: Int) -> Int { Int(asOf.number) - Int(columns.lastDays[row]) }
}

/// Quartile scores, 1–4 each; 4 is best.
package struct Scores: Hashable, Sendable {
    package var recency: Int
    package var frequency: Int
    package var duration: Int

    package init(recency: Int, frequency: Int, duration: Int) {
        self.recency = recency
        self.frequency = frequency
        self.duration = duration
    }
}

extension Scores: CustomStringConvertible {
    /// `414`: recency, frequency, duration.
    package var description: String { "\(recency)\(frequency)\(duration)" }
}

/// One customer's row of the table.
package struct Customer: Hashable, Sendable {
    /// As logged.
    package var contract: String
    package var segment: String
    /// Distinct MACs.
    package var devices: Int
    /// Whole days from the last active day to the as-of date.
    package var recency: Int
    /// Distinct active days.
    package var frequency: Int
    package var seconds: Int64
    package var favouriteApp: String
    package var scores: Scores
    package var firstDay: Day
    package var lastDay: Day
    /// Median days between active days; nil with one active day alone.
    package var usualGap: Double?
    /// Seconds of the 7 days up to the last loaded one, and of the 7 before.
    package var lastWeek: Int64
    package var weekBefore: Int64
    /// Hours of each of those 14 days, rounded up, at most 15; the last day comes last.
    package var recentHours: [Int]

    package init(
        contract: String, segment: String, devices: Int, recency: Int, frequency: Int, seconds: Int64,
        favouriteApp: String, scores: Scores, firstDay: Day, lastDay: Day, usualGap: Double?, lastWeek: Int64,
        weekBefore: Int64, recentHours: [Int]
    ) {
        self.contract = contract
        self.segment = segment
        self.devices = devices
        self.recency = recency
        self.frequency = frequency
        self.seconds = seconds
        self.favouriteApp = favouriteApp
        self.scores = scores
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.usualGap = usualGap
        self.lastWeek = lastWeek
        self.weekBefore = weekBefore
        self.recentHours = recentHours
    }

    /// The province: the first two letters of the contract, in capitals; empty for one that does not begin with two.
    package var prefix: String { Province.name(Province.code(Array(contract.utf8.prefix(2))[...])) }
}
