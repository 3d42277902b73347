import Customers
import TerminalUI
import Warehouse

@testable import Dashboard

/// Customers for frames: 2,000 made up by arithmetic, Vietnamese names of apps, one that is nobody in particular.
enum CustomersFixture {
    static let lastDay = Day(number: 19_083 + 29)
    private static let segments = SegmentRules.standard.names

    static func customers(_ count: Int) -> [Customer] {
        (0..<count).map { index in
            let mixed = (index * 7919 + 13) % 9973
            let province = ["SG", "HN", "BD", "DN", "HP", "CT"][mixed % 6]
            let recency = mixed % 11 == 0 ? mixed % 29 : mixed % 4
            let hours = (0..<14).map { day in (mixed / (day + 1) + day) % (recency > 5 ? 2 : 9) }
            let week = Int64(hours.suffix(7).reduce(0, +)) * 3000
            let before = Int64(hours.prefix(7).reduce(0, +)) * 3000
            return Customer(
                contract: index == 5 ? "0" : "\(province)H\(100_000 + mixed * 89)",
                segment: index == 5 ? "Unknown" : segments[mixed % 11],
                devices: index == 5 ? 36_240 : 1 + mixed % 17 / 13,
                recency: recency, frequency: 1 + mixed % 30,
                seconds: index == 5 ? 1_000_000_000 : (week + before) * 2 + Int64(mixed) * 7,
                favouriteApp: ["CHANNEL", "CHANNEL", "VOD", "KPLUS", "Phim Việt"][mixed % 5],
                scores: Scores(recency: 1 + mixed % 4, frequency: 1 + mixed / 4 % 4, duration: 1 + mixed / 16 % 4),
                firstDay: lastDay.advanced(by: -29), lastDay: lastDay.advanced(by: -recency),
                usualGap: mixed % 30 == 0 ? nil : Double(1 + mixed % 3) - (mixed % 7 == 0 ? 0.5 : 0), lastWeek: week,
                weekBefore: before, recentHours: hours)
        }
    }

    static func data(_ count: Int = 2000, before: Bool = true) -> CustomersData {
        let table = CustomerTable(
            CustomerColumns(customers(count), segments: segments), asOf: lastDay, lastDay: lastDay)
        let lines = table.segments().filter { $0.customers > 0 }.enumerated().map { index, facet in
            SegmentOverview.Line(
                name: facet.name,
                rules: SegmentRules.standard.rules.filter { $0.name == facet.name }.map(\.conditions),
                customers: Int64(facet.customers), seconds: facet.seconds,
                customersBefore: before ? Int64(facet.customers + (index % 3 - 1) * 17) : nil,
                secondsBefore: before ? facet.seconds : nil)
        }
        return CustomersData(
            table: table,
            segments: SegmentOverview(lines: lines, asOf: lastDay, before: before ? lastDay.advanced(by: -14) : nil),
            churn: table.churnOverview(days: (0..<30).map { lastDay.advanced(by: -$0) }), apps: table.apps(),
            provinces: table.provinces(), publishedAt: 1_795_479_000)
    }

    /// A customer of two devices over thirty days, one of them of no maker's.
    static func profile(_ data: CustomersData, row: Int = 12, searches: Bool = false) -> CustomerProfile {
        let customer = data.table[row]
        let days = (0..<30).map { lastDay.advanced(by: $0 - 29) }
        let seconds: (Int) -> Int64 = { day in day % 6 == 4 ? 0 : Int64((day * 37 + 11) % 9) * 2900 }
        let usage = days.indices.filter { seconds($0) > 0 }.flatMap { day -> [CustomerProfile.Usage] in
            let first = CustomerProfile.Usage(day: days[day], app: 0, device: 0, seconds: seconds(day) / 2)
            return [
                first,
                .init(day: days[day], app: UInt32(1 + day % 2), device: 1, seconds: seconds(day) - seconds(day) / 2),
            ]
        }
        var weekdays = [Int64](repeating: 0, count: 7)
        for day in days.indices { weekdays[days[day].weekday] += seconds(day) }
        var profile = CustomerProfile(
            row: row, customer: customer,
            standing: .init(
                byHours: .init(rank: 61, atLeast: 61), byDays: .init(rank: 240, atLeast: 312), customers: 1999,
                peers: .init(customers: 181, seconds: 91_000, frequency: 14.2, recency: 1.7, devices: 1.23)),
            since: lastDay.advanced(by: -14), asOfDates: 2,
            devices: [
                .init(
                    mac: "E4AB8927BC01", origin: .maker("MitraStar"), seconds: 130_500, firstDay: days[0],
                    lastDay: days[29]),
                .init(
                    mac: "E6AB8927BC0F", origin: .locallyAdministered, seconds: 130_500, firstDay: days[2],
                    lastDay: days[28]),
            ],
            apps: [
                .init(name: "CHANNEL", seconds: 130_500), .init(name: "Phim Việt", seconds: 80_000),
                .init(name: "VOD", seconds: 50_500),
            ], weekdays: weekdays, days: zip(days, days.indices).map { .init(day: $0, seconds: seconds($1)) },
            usage: usage, appNames: ["CHANNEL", "Phim Việt", "VOD"])
        if searches {
            profile.searches = [
                .init(
                    user: "06450121", earlier: "đấu phá thương khung", earlierGenre: "C Drama", later: "nhạc trẻ",
                    laterGenre: "Music", type: "Changed")
            ]
        }
        return profile
    }

    static func state(
        columns: Int, rows: Int, data: CustomersData? = data(),
        capabilities: TerminalCapabilities = .init(colors: .palette256, isUnicode: true)
    ) throws -> DashboardState {
        var state = Fixture.state(
            .customers, columns: columns, rows: rows, model: try Fixture.sample(), capabilities: capabilities)
        _ = state.reduce(.customers(.data(data)))
        return state
    }

    /// The state with a customer open.
    static func open(_ state: DashboardState, searches: Bool = false) -> DashboardState {
        var state = state
        _ = state.reduce(.input(.key(.down)))
        for effect in state.reduce(.input(.key(.enter))) {
            guard case .readCustomer(let row) = effect, let data = state.customers.data else { continue }
            _ = state.reduce(.customers(.profile(profile(data, row: row, searches: searches))))
        }
        return state
    }
}
