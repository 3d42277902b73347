import CPlatform
import Columnar
import Warehouse

extension CustomerTable {
    /// Reads all customers of a generation, its columns on all cores; nil where no viewing logs were loaded.
    package static func open(_ generation: Generation) async throws -> CustomerTable? {
        guard let content = generation.manifest.content else { return nil }
        // Columns are arrays of megabytes: what is needed only while reading them goes back to the system, a quarter of the peak.
        cyc_return_blocks_from(1 << 20)
        let profile = ColumnFile(generation.file(of: MartSchema.customer))
        let dimension = ColumnFile(generation.file(of: StarSchema.contract))
        let activity = ColumnFile(generation.file(of: MartSchema.activity))
        let names = content.segments.names

        async let contracts = onWorker { try profile.text("contract") }
        async let segments = onWorker { try profile.codes("segment", UInt8.self, known: names) }
        async let favourites = onWorker { try profile.codes("favourite_app", UInt16.self) }
        async let seconds = onWorker { try profile.integers("total_duration", Int64.self) }
        async let watched = onWorker { try activity.integers("apps", UInt32.self) }
        async let scores = onWorker { try dimension.scores() }
        async let lastWeek = onWorker { try activity.integers("last_7_days", Int64.self) }
        async let weekBefore = onWorker { try activity.integers("previous_7_days", Int64.self) }
        async let hours = onWorker { try activity.integers("recent_hours", UInt64.self) }
        async let gaps = onWorker { try activity.halves("usual_gap") }
        async let ids = onWorker { try profile.integers("contract_id", UInt32.self) }
        async let devices = onWorker { try profile.integers("total_device", UInt32.self) }
        async let frequency = onWorker { try profile.integers("days_active", UInt32.self) }
        async let firstDays = onWorker { try profile.integers("first_day", Int32.self) }
        async let lastDays = onWorker { try profile.integers("last_day", Int32.self) }

        var columns = CustomerColumns()
        columns.contracts = try await contracts
        (columns.segments, columns.segmentNames) = try await segments
        (columns.favourites, columns.favouriteNames) = try await favourites
        columns.seconds = try await seconds
        columns.watched = try await watched
        columns.apps = try mostWatched(generation)
        columns.scores = try await scores
        columns.lastWeek = try await lastWeek
        columns.weekBefore = try await weekBefore
        columns.recentHours = try await hours
        columns.halfGaps = try await gaps
        columns.ids = try await ids
        columns.devices = try await devices
        columns.frequency = try await frequency
        columns.firstDays = try await firstDays
        columns.lastDays = try await lastDays
        try columns.check(generation)
        let table = CustomerTable(columns, asOf: content.asOf, lastDay: content.days.last?.day ?? content.asOf)
        // The first view is ordered by hours; whoever shows it need not wait for that.
        _ = table.order(by: .hours, isDescending: true)
        return table
    }
}

/// The apps that `mart_activity` has bits for.
private func mostWatched(_ generation: Generation) throws -> [String] {
    let path = generation.file(of: MartSchema.appLeaderboard)
    guard let names = try ParquetReader(path: path).readAll(["app_name"]).columns[0].strings else {
        throw WarehouseDamaged(path: path, reason: "app_name is of another type")
    }
    return Array(names.prefix(MartSchema.mostAppColumns))
}

/// Runs work that computes without pause on the worker threads.
func onWorker<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await concurrently(1) { _ in try body() }[0]
}

extension CustomerColumns {
    /// Tables of one generation have their customers in one order, so equal lengths are all that can differ.
    fileprivate func check(_ generation: Generation) throws {
        let counts = [
            contracts.count, segments.count, favourites.count, seconds.count, scores.count, lastWeek.count,
            weekBefore.count, recentHours.count, watched.count, halfGaps.count, devices.count, frequency.count,
            firstDays.count, lastDays.count,
        ]
        guard counts.allSatisfy({ $0 == ids.count }) else {
            throw WarehouseDamaged(
                path: generation.path, reason: "mart_customer, mart_activity and dim_contract differ in length")
        }
        guard watched.allSatisfy({ $0 >> UInt32(apps.count) == 0 }) else {
            throw WarehouseDamaged(
                path: generation.path, reason: "mart_activity names apps beyond mart_app_leaderboard")
        }
        guard ids.count < 1 << 31 else {
            throw WarehouseDamaged(path: generation.path, reason: "\(ids.count) customers are more than can be shown")
        }
    }
}
