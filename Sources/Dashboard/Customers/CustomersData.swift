import Customers

/// What the customers screen is made from: read once a generation.
package struct CustomersData: Sendable {
    package var table: CustomerTable
    package var segments: SegmentOverview
    package var churn: ChurnOverview
    /// Of the whole table.
    package var apps: [CustomerFacet]
    package var provinces: [CustomerFacet]
    /// Seconds since 1970, UTC, at which the generation became current.
    package var publishedAt: Double
    /// True where the segments in the tables were told by rules that are no longer those of the configuration.
    package var rulesHaveChanged: Bool
    /// How much of the bridge file is met by the data; nil where none is given.
    package var bridge: CustomerBridge.Match?
    /// Why the bridge file could not be used.
    package var bridgeProblem: String?

    package init(
        table: CustomerTable, segments: SegmentOverview, churn: ChurnOverview, apps: [CustomerFacet],
        provinces: [CustomerFacet], publishedAt: Double = 0, rulesHaveChanged: Bool = false,
        bridge: CustomerBridge.Match? = nil, bridgeProblem: String? = nil
    ) {
        self.table = table
        self.segments = segments
        self.churn = churn
        self.apps = apps
        self.provinces = provinces
        self.publishedAt = publishedAt
        self.rulesHaveChanged = rulesHaveChanged
        self.bridge = bridge
        self.bridgeProblem = bridgeProblem
    }
}

/// What the dashboard is told of customers.
package enum CustomersNews: Sendable {
    /// Nil where no viewing logs were loaded.
    case data(CustomersData?)
    /// The customers could not be read, and why; those on screen are of an earlier generation.
    case failed(String)
    /// From now on a search finds MACs, too.
    case devicesRead
    case profile(CustomerProfile)
    /// The customer at this place of the table could not be read.
    case profileFailed(Int, reason: String)
}

/// What a key asks of the customers screen.
package enum CustomersCommand: Hashable, Sendable {
    /// Sorts by the column to the left or right of the one at hand.
    case sortLeft, sortRight
    case reverse
    /// Opens the customer at hand; on a list beside the table, filters by the line at hand.
    case open
    case clear
    /// Leaves the customer that is open.
    case back
}
