import Columnar
import Warehouse

/// Reads one customer: from the table what is there, from the day partitions what is not.
package struct ProfileReader: Sendable {
    private let table: CustomerTable
    private let generation: Generation
    private let makers: Makers

    /// Of a contract that stands for nobody in particular there are hundreds of thousands.
    private static let mostDevices = 200
    /// As-of dates looked at for how long the segment has been the same.
    private static let mostDates = 24

    package init(_ table: CustomerTable, _ generation: Generation, makers: Makers) {
        self.table = table
        self.generation = generation
        self.makers = makers
    }

    /// A few milliseconds a loaded day between the customer's first and last.
    package func profile(of row: Int) async throws -> CustomerProfile {
        let customer = table[row]
        let days = (generation.manifest.content?.days ?? []).map(\.day)
        let active = days.filter { $0 >= customer.firstDay && $0 <= customer.lastDay }
        let id = table.id(of: row)
        let generation = generation
        async let read: [UsageRows] = concurrently(active.count) { index in
            try UsageRows(
                contract: id, partition: generation.file(of: StarSchema.usage, partition: active[index]))
        }
        async let standing: CustomerProfile.Standing = onWorker { self.table.standing(of: row) }
        async let segmentSince: (since: Day?, dates: Int) = onWorker { try self.since(id, customer.segment) }
        let usage: [DayUsage] = zip(active, try await read).map { ($0, $1) }
        let devices = try devices(of: usage)
        let apps = try appNames()
        let (date, dates) = try await segmentSince
        return CustomerProfile(
            row: row, customer: customer, standing: try await standing, since: date, asOfDates: dates,
            devices: devices.list, apps: Self.apps(usage, apps), weekdays: Self.weekdays(usage),
            days: Self.daily(days, usage), usage: Self.rows(usage, devices.places, apps.places), appNames: apps.names)
    }

    private typealias DayUsage = (day: Day, rows: UsageRows)

    /// The first of the kept as-of dates without a break in this segment, and how many dates are kept.
    private func since(_ id: Int64, _ segment: String) throws -> (since: Day?, dates: Int) {
        let history = (generation.manifest.content?.asOfHistory ?? []).filter { $0 <= table.asOf }.suffix(
            Self.mostDates)
        var since: Day?
        for date in history.dropLast().reversed() {
            let path = generation.file(of: MartSchema.rfm, partition: date)
            let found = try KeyedRows(path, key: "contract_id", text: "segment", of: [id]).texts[id]
            guard found == segment else { return (since ?? table.asOf, history.count) }
            since = date
        }
        return (since, history.count)
    }

    private func appNames() throws -> (names: [String], places: [Int64: Int]) {
        let path = generation.file(of: StarSchema.app)
        let table = try ParquetReader(path: path).readAll(["app_id", "app_name"])
        guard let ids = table.columns[0].integers, let names = table.columns[1].strings else {
            throw WarehouseDamaged(path: path, reason: "columns of other types")
        }
        return (names, Dictionary(zip(ids, ids.indices)) { first, _ in first })
    }

    private func devices(of usage: [DayUsage]) throws -> (list: [CustomerProfile.Device], places: [Int64: Int]) {
        var sums: [Int64: (seconds: Int64, first: Day, last: Day)] = [:]
        for (day, rows) in usage {
            for (device, seconds) in zip(rows.devices, rows.seconds) {
                var sum = sums[device] ?? (0, day, day)
                sum.seconds = sum.seconds.addingClamped(seconds)
                sum.last = day
                sums[device] = sum
            }
        }
        let order = sums.sorted { ($1.value.seconds, $0.key) < ($0.value.seconds, $1.key) }
        let listed = order.prefix(Self.mostDevices)
        let path = generation.file(of: StarSchema.device)
        let macs = try KeyedRows(path, key: "device_id", text: "mac", of: listed.map(\.key)).texts
        let list = try listed.map { id, sum in
            guard let mac = macs[id] else {
                throw WarehouseDamaged(path: path, reason: "device \(id) of fact_usage is not in it")
            }
            return CustomerProfile.Device(
                mac: mac, origin: makers.origin(of: mac), seconds: sum.seconds, firstDay: sum.first, lastDay: sum.last)
        }
        return (list, Dictionary(listed.enumerated().map { ($0.element.key, $0.offset) }) { first, _ in first })
    }
}

extension ProfileReader {
    private static func apps(
        _ usage: [DayUsage], _ apps: (names: [String], places: [Int64: Int])
    ) -> [CustomerProfile.Share] {
        var sums: [Int64: Int64] = [:]
        for (_, rows) in usage {
            for (app, seconds) in zip(rows.apps, rows.seconds) { sums[app] = (sums[app] ?? 0).addingClamped(seconds) }
        }
        return sums.map { app, seconds in
            CustomerProfile.Share(name: apps.places[app].map { apps.names[$0] } ?? "?", seconds: seconds)
        }.sorted { ($1.seconds, $0.name) < ($0.seconds, $1.name) }
    }

    private static func weekdays(_ usage: [DayUsage]) -> [Int64] {
        var weekdays = [Int64](repeating: 0, count: 7)
        for (day, rows) in usage {
            weekdays[day.weekday] = rows.seconds.reduce(weekdays[day.weekday]) { $0.addingClamped($1) }
        }
        return weekdays
    }

    private static func daily(_ days: [Day], _ usage: [DayUsage]) -> [CustomerProfile.DaySeconds] {
        let sums = Dictionary(usage.map { ($0.day, $0.rows.seconds.reduce(Int64(0)) { $0.addingClamped($1) }) }) {
            first, _ in
            first
        }
        return days.map { CustomerProfile.DaySeconds(day: $0, seconds: sums[$0] ?? 0) }
    }

    private static func rows(
        _ usage: [DayUsage], _ devices: [Int64: Int], _ apps: [Int64: Int]
    ) -> [CustomerProfile.Usage] {
        usage.flatMap { day, rows in
            rows.seconds.indices.map { index in
                CustomerProfile.Usage(
                    day: day, app: UInt32(apps[rows.apps[index]] ?? 0),
                    device: devices[rows.devices[index]].map(UInt32.init),
                    seconds: rows.seconds[index])
            }
        }
    }
}
