/// Everything the overview screen shows, read from the small marts of one generation. A value, a few kilobytes.
package struct OverviewModel: Hashable, Sendable, Codable {
    /// True when the warehouse holds the sample that ships with the program.
    package var isSample: Bool
    package var firstDay: Day
    package var lastDay: Day
    package var daysLoaded: Int
    /// The day recency counts to.
    package var asOf: Day
    /// When this generation became current: seconds since 1970, UTC.
    package var publishedAt: Double

    package var totals: Totals
    /// One entry a loaded day, in date order.
    package var daily: [DailyTotals]
    /// Most watched first.
    package var apps: [AppStanding]
    /// Most users first.
    package var channelTypes: [ChannelType]
    package var frequency: [Bucket]
    package var recency: [Bucket]
    package var duration: [Bucket]
    /// Recency, frequency, duration, in this order.
    package var scores: [ScoreSummary]
    /// Largest first.
    package var segments: [SegmentSize]
    /// Customers by `[recency score − 1][duration score − 1]`, 4 × 4.
    package var grid: [[Int64]]
    /// The segment of each cell of `grid` that most of its customers are in.
    package var gridSegments: [[String]]

    package struct Totals: Hashable, Sendable, Codable {
        package var apps: Int64
        package var contracts: Int64
        package var devices: Int64
        /// Accepted input rows.
        package var rows: Int64
        /// Seconds watched by all.
        package var seconds: Int64
        /// Days since the last active day, mean over customers.
        package var averageRecency: Double
        /// Distinct active days, mean over customers.
        package var averageFrequency: Double
        /// Seconds watched, mean over customers.
        package var averageSeconds: Double
        package var averageDevices: Double
    }

    package struct DailyTotals: Hashable, Sendable, Codable {
        package var day: Day
        package var rows: Int64
        package var contracts: Int64
        package var seconds: Int64
    }

    package struct AppStanding: Hashable, Sendable, Codable {
        package var name: String
        package var category: String
        package var seconds: Int64
        /// Distinct customers that used the app.
        package var contracts: Int64
    }

    package struct ChannelType: Hashable, Sendable, Codable {
        package var category: String
        package var apps: Int64
        /// Distinct customers that used any app of the category.
        package var contracts: Int64
        package var seconds: Int64
    }

    /// One bar of a distribution: customers whose value lies in `low...high`.
    package struct Bucket: Hashable, Sendable, Codable {
        package var label: String
        package var low: Int64
        package var high: Int64
        package var contracts: Int64
        package var seconds: Int64
    }

    package struct ScoreSummary: Hashable, Sendable, Codable {
        /// `recency`, `frequency` or `duration`.
        package var measure: String
        /// The exact quartile cuts at ¼, ½ and ¾.
        package var cuts: [Int64]
        /// Customers with score 1, 2, 3, 4.
        package var contracts: [Int64]
        /// Seconds watched by the customers with score 1, 2, 3, 4.
        package var seconds: [Int64]
        /// Says so where ties leave scores empty, for instance "frequency: 79 % tie at 2; scores 2, 3, 4 are empty".
        package var degenerate: String?
    }

    package struct SegmentSize: Hashable, Sendable, Codable {
        package var name: String
        package var contracts: Int64
        package var seconds: Int64
    }
}
