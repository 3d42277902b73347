import Warehouse

/// Everything known of one customer.
package struct CustomerProfile: Sendable {
    /// Place in the table.
    package var row: Int
    package var customer: Customer
    package var standing: Standing
    /// The first as-of date of the kept ones since when the segment has been the same; nil where none before is kept.
    package var since: Day?
    /// Kept as-of dates that were looked at.
    package var asOfDates: Int
    /// Most watched first.
    package var devices: [Device]
    package var apps: [Share]
    /// Seconds by weekday, Monday first.
    package var weekdays: [Int64]
    /// One entry a loaded day, in date order; 0 where the customer watched nothing.
    package var days: [DaySeconds]
    /// Every underlying row: by day, then as logged.
    package var usage: [Usage]
    package var appNames: [String]
    /// What the customer's users searched for, where a bridge file ties them.
    package var searches: [UserChanges.Row] = []

    /// Where a customer is among all but the unknown, who are nobody in particular.
    package struct Standing: Hashable, Sendable {
        /// Nil for a customer who is unknown.
        package var byHours: Place?
        package var byDays: Place?
        /// Those who are ranked.
        package var customers: Int
        package var peers: Peers

        package init(byHours: Place?, byDays: Place?, customers: Int, peers: Peers) {
            self.byHours = byHours
            self.byDays = byDays
            self.customers = customers
            self.peers = peers
        }

        /// The customers with at least as much, this one among them, as a share of the ranked: `0.03` for the top 3 %.
        package func share(_ place: Place) -> Double { Double(place.atLeast) / Double(max(1, customers)) }
    }

    package struct Place: Hashable, Sendable {
        /// 1 is the most; customers with equal values share a rank.
        package var rank: Int
        /// Customers with as much or more, this one among them.
        package var atLeast: Int

        package init(rank: Int, atLeast: Int) {
            self.rank = rank
            self.atLeast = atLeast
        }
    }

    /// Means of the customers of a segment.
    package struct Peers: Hashable, Sendable {
        package var customers: Int
        package var seconds: Double
        package var frequency: Double
        package var recency: Double
        package var devices: Double

        package init(customers: Int, seconds: Double, frequency: Double, recency: Double, devices: Double) {
            self.customers = customers
            self.seconds = seconds
            self.frequency = frequency
            self.recency = recency
            self.devices = devices
        }
    }

    package struct Device: Hashable, Sendable {
        package var mac: String
        package var origin: Makers.Origin
        package var seconds: Int64
        package var firstDay: Day
        package var lastDay: Day

        package init(mac: String, origin: Makers.Origin, seconds: Int64, firstDay: Day, lastDay: Day) {
            self.mac = mac
            self.origin = origin
            self.seconds = seconds
            self.firstDay = firstDay
            self.lastDay = lastDay
        }
    }

    package struct Share: Hashable, Sendable {
        package var name: String
        package var seconds: Int64

        package init(name: String, seconds: Int64) {
            self.name = name
            self.seconds = seconds
        }
    }

    package struct DaySeconds: Hashable, Sendable {
        package var day: Day
        package var seconds: Int64

        package init(day: Day, seconds: Int64) {
            self.day = day
            self.seconds = seconds
        }
    }

    /// One row of fact_usage.
    package struct Usage: Hashable, Sendable {
        package var day: Day
        /// Index into `appNames`.
        package var app: UInt32
        /// Index into `devices`; nil for a device beyond those listed.
        package var device: UInt32?
        package var seconds: Int64

        package init(day: Day, app: UInt32, device: UInt32?, seconds: Int64) {
            self.day = day
            self.app = app
            self.device = device
            self.seconds = seconds
        }
    }

    package init(
        row: Int, customer: Customer, standing: Standing, since: Day?, asOfDates: Int, devices: [Device],
        apps: [Share], weekdays: [Int64], days: [DaySeconds], usage: [Usage], appNames: [String]
    ) {
        self.row = row
        self.customer = customer
        self.standing = standing
        self.since = since
        self.asOfDates = asOfDates
        self.devices = devices
        self.apps = apps
        self.weekdays = weekdays
        self.days = days
        self.usage = usage
        self.appNames = appNames
    }

    /// Devices from which a contract is more than one household's. Real logs have seven MACs at most but for those that
    /// stand for nobody in particular.
    package static let sharingDevices = 4

    package var isShared: Bool { customer.devices >= Self.sharingDevices }
}

extension CustomerProfile {
    /// The MAC of a row's device; nil for one beyond those listed.
    package func mac(of row: Usage) -> String? { row.device.map { devices[Int($0)].mac } }
}
