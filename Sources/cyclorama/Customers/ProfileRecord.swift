import Customers
import Warehouse

/// One customer as programs read it.
struct ProfileRecord: Encodable {
    let customer: CustomerRecord
    /// Nil where contracts are masked: it is their beginning.
    let prefix: String?
    let isShared: Bool
    let segmentSince: Day?
    /// Nil for a contract that stands for nobody in particular.
    let rankByDuration: Int?
    let rankByFrequency: Int?
    /// Those who are ranked.
    let customers: Int
    let peers: Peers
    let devices: [Device]
    let apps: [Amount]
    let weekdays: [Amount]
    let days: [Amount]
    let usage: [Usage]
    let searches: [Search]?
    let bridge: Bridge?

    struct Peers: Encodable {
        let customers: Int
        let totalDuration: Double
        let frequency: Double
        let recency: Double
        let totalDevice: Double
    }

    struct Device: Encodable {
        let mac: String
        let maker: String?
        let locallyAdministered: Bool
        let totalDuration: Int64
        let firstDay: Day
        let lastDay: Day
    }

    struct Amount: Encodable {
        let name: String
        let totalDuration: Int64
    }

    struct Usage: Encodable {
        let eventDate: Day
        let appName: String
        /// Nil for one beyond the devices listed.
        let mac: String?
        let totalDuration: Int64
    }

    struct Search: Encodable {
        let userId: String
        let earlier: String?
        let earlierGenre: String?
        let later: String?
        let laterGenre: String?
        let type: String
    }

    struct Bridge: Encodable {
        let lines: Int
        let contracts: Int
        let both: Int
    }

    init(_ profile: CustomerProfile, _ match: CustomerBridge.Match?, _ identity: IdentityText) {
        customer = CustomerRecord(profile.customer, identity)
        prefix = identity.isMasked ? nil : profile.customer.prefix
        isShared = profile.isShared
        segmentSince = profile.since
        rankByDuration = profile.standing.byHours?.rank
        rankByFrequency = profile.standing.byDays?.rank
        customers = profile.standing.customers
        let mean = profile.standing.peers
        peers = Peers(
            customers: mean.customers, totalDuration: mean.seconds, frequency: mean.frequency, recency: mean.recency,
            totalDevice: mean.devices)
        devices = profile.devices.map { device in
            var maker: String?
            if case .maker(let name) = device.origin { maker = name }
            return Device(
                mac: identity.mac(device.mac), maker: maker, locallyAdministered: device.origin == .locallyAdministered,
                totalDuration: device.seconds, firstDay: device.firstDay, lastDay: device.lastDay)
        }
        apps = profile.apps.map { Amount(name: $0.name, totalDuration: $0.seconds) }
        weekdays = zip(ProfileText.weekdays, profile.weekdays).map { Amount(name: $0, totalDuration: $1) }
        days = profile.days.map { Amount(name: $0.day.description, totalDuration: $0.seconds) }
        usage = profile.usage.map { row in
            Usage(
                eventDate: row.day, appName: profile.appNames[Int(row.app)],
                mac: profile.mac(of: row).map(identity.mac), totalDuration: row.seconds)
        }
        searches = match.map { _ in
            profile.searches.map {
                Search(
                    userId: identity.user($0.user), earlier: $0.earlier, earlierGenre: $0.earlierGenre, later: $0.later,
                    laterGenre: $0.laterGenre, type: $0.type)
            }
        }
        bridge = match.map { Bridge(lines: $0.lines, contracts: $0.contracts, both: $0.both) }
    }
}
