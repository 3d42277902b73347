import Columnar
import Warehouse

/// Writes the dimensions and the marts.
struct StarTables: Sendable {
    let star: StarMeasures
    let scores: CustomerScores
    let dimensions: Dimensions
    let categories: AppCategories
    let asOf: Day
    /// Loaded days, in date order.
    let days: [Day]
    let generation: GenerationWriter

    private static let rowGroupRows = 128 << 10
    /// Of `dim_device`: opening one customer looks a few of its rows up.
    private static let deviceGroupRows = 16 << 10

    /// The longest first, so that no thread is left alone with it at the end.
    func write() async throws {
        let summaries = SummaryMarts(
            star: star, scores: scores, appNames: appNames, categories: categories, asOf: asOf, generation: generation)
        let writers: [@Sendable () throws -> Void] = [
            writeActivity, writeCustomers, writeContracts, summaries.write, writeDevices, writeSegments, writePairs,
            writeApps,
        ]
        _ = try await concurrently(writers.count) { try writers[$0]() }
    }

    private var appNames: [String] { star.apps.map { dimensions.apps.key(of: Int($0)) } }

    private func writeApps() throws {
        let names = appNames
        try generation.write(
            StarSchema.app,
            [
                ColumnBatch([
                    .int64(star.apps.map(Int64.init)), .text(names.map(categories.category)), .text(names),
                    .int64(star.apps.map { star.appSeconds[Int($0)] }),
                    .int64(star.apps.map { star.appContracts[Int($0)] }),
                ])
            ])
    }

    private func writeContracts() throws {
        try forEachRowGroup(of: star.contracts.count, StarSchema.contract, StarSchema.contract.columnSchemas) { rows in
            let measures = star.measures[rows]
            return [
                .int64(star.contracts[rows].map(Int64.init)),
                .text(dimensions.contracts.keys(of: star.contracts[rows])),
                .int64(measures.map { Int64($0.deviceCount) }),
                .int32(measures.map { asOf.number - $0.lastDay }), .int64(measures.map { Int64($0.daysActive) }),
                .int64(measures.map(\.seconds)), .int32(scores.recency.scores[rows].map(Int32.init)),
                .int32(scores.frequency.scores[rows].map(Int32.init)),
                .int32(scores.duration.scores[rows].map(Int32.init)),
            ]
        }
    }

    private func writeDevices() throws {
        try forEachRowGroup(
            of: star.devices.count, StarSchema.device, StarSchema.device.columnSchemas, groupRows: Self.deviceGroupRows
        ) { rows in
            [.int64(star.devices[rows].map(Int64.init)), .text(dimensions.devices.keys(of: star.devices[rows]))]
        }
    }

    private func writeSegments() throws {
        let table = MartSchema.rfm
        try forEachRowGroup(of: star.contracts.count, table, table.columnSchemas, partition: asOf) { rows in
            [
                .int64(star.contracts[rows].map(Int64.init)), .int32(scores.recency.scores[rows].map(Int32.init)),
                .int32(scores.frequency.scores[rows].map(Int32.init)),
                .int32(scores.duration.scores[rows].map(Int32.init)), segmentNames(rows),
            ]
        }
    }

    private func writeCustomers() throws {
        var profiles = AppProfiles(star: star, appNames: appNames)
        let columns = MartSchema.customer.columnSchemas + profiles.columns
        try forEachRowGroup(of: star.contracts.count, MartSchema.customer, columns) { rows in
            let measures = star.measures[rows]
            let (favourites, secondsByApp) = profiles.next(rows)
            return [
                .int64(star.contracts[rows].map(Int64.init)),
                .text(dimensions.contracts.keys(of: star.contracts[rows])),
                segmentNames(rows), .int64(measures.map { Int64($0.deviceCount) }),
                .int64(measures.map { Int64($0.daysActive) }), .int32(measures.map(\.firstDay)),
                .int32(measures.map(\.lastDay)), favourites, .int64(measures.map(\.seconds)),
            ] + secondsByApp
        }
    }

    private func writeActivity() throws {
        let recent = try RecentActivity(star: star, days: days, generation: generation)
        var watched = WatchedApps(star: star, appNames: appNames)
        try forEachRowGroup(of: star.contracts.count, MartSchema.activity, MartSchema.activity.columnSchemas) { rows in
            [
                .int64(star.contracts[rows].map(Int64.init)), .double(star.measures[rows].map(\.usualGap)),
                .int64(Array(recent.lastWeek[rows])), .int64(Array(recent.weekBefore[rows])),
                .int64(Array(recent.hours[rows])), .int64(watched.next(rows)),
            ]
        }
    }

    private func writePairs() throws {
        let pairs = star.contractDevices()
        let table = MartSchema.contractDevice
        try forEachRowGroup(of: pairs.contracts.count, table, table.columnSchemas) { rows in
            [.int64(pairs.contracts[rows].map(Int64.init)), .int64(pairs.devices[rows].map(Int64.init))]
        }
    }

    private func segmentNames(_ rows: Range<Int>) -> Column {
        .text(TextColumn(choosing: scores.segments[rows].map(UInt32.init), from: scores.segmentNames))
    }

    private func forEachRowGroup(
        of count: Int, _ table: TableSchema, _ columns: [ColumnSchema], partition: Day? = nil,
        groupRows: Int = rowGroupRows, _ build: (Range<Int>) throws -> [Column]
    ) throws {
        var writer = try generation.openWriter(columns, table, partition)
        for start in stride(from: 0, to: max(1, count), by: groupRows) {
            try Task.checkCancellation()
            try writer.write(ColumnBatch(try build(start..<min(start + groupRows, count))))
        }
        try writer.close()
    }
}
