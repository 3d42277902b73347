import Columnar
import Warehouse

/// Writes the dimensions and the customer marts, which are as long as there are customers.
struct StarTables: Sendable {
    let star: StarMeasures
    let scores: CustomerScores
    let dimensions: Dimensions
    let categories: AppCategories
    let asOf: Day
    let generation: GenerationWriter

    private static let rowGroupRows = 256 << 10

    func write() async throws {
        let writers: [@Sendable () throws -> Void] = [
            writeCustomers, writeContracts, writeDevices, writeSegments, writeApps,
        ]
        _ = try await concurrently(writers.count) { try writers[$0]() }
    }

    var appNames: [String] { star.apps.map { dimensions.apps.key(of: Int($0)) } }

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
                .int64(star.contracts[rows].map(Int64.init)), keys(of: star.contracts[rows], in: dimensions.contracts),
                .int64(measures.map { Int64($0.deviceCount) }),
                .int32(measures.map { asOf.number - $0.lastDay }), .int64(measures.map { Int64($0.daysActive) }),
                .int64(measures.map(\.seconds)), .int32(scores.recency.scores[rows].map(Int32.init)),
                .int32(scores.frequency.scores[rows].map(Int32.init)),
                .int32(scores.duration.scores[rows].map(Int32.init)),
            ]
        }
    }

    private func writeDevices() throws {
        try forEachRowGroup(of: star.devices.count, StarSchema.device, StarSchema.device.columnSchemas) { rows in
            [.int64(star.devices[rows].map(Int64.init)), keys(of: star.devices[rows], in: dimensions.devices)]
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
        let names = appNames
        let columns = MartSchema.customer.columnSchemas + MartSchema.appColumns(for: names)
        var profiles = AppProfiles(star: star, appNames: names)
        try forEachRowGroup(of: star.contracts.count, MartSchema.customer, columns) { rows in
            let measures = star.measures[rows]
            let (favourites, secondsByApp) = profiles.next(rows)
            return [
                .int64(star.contracts[rows].map(Int64.init)), keys(of: star.contracts[rows], in: dimensions.contracts),
                segmentNames(rows), .int64(measures.map { Int64($0.deviceCount) }),
                .int64(measures.map { Int64($0.daysActive) }), .int32(measures.map(\.firstDay)),
                .int32(measures.map(\.lastDay)), favourites, .int64(measures.map(\.seconds)),
            ] + secondsByApp.map(Column.int64)
        }
    }

    private func segmentNames(_ rows: Range<Int>) -> Column {
        let names = Segments.names.map { Array($0.utf8) }
        var column = TextColumn()
        column.reserve(count: rows.count, bytes: rows.count * 10)
        for row in rows { column.append(names[Int(scores.segments[row])]) }
        return .text(column)
    }

    private func keys(of members: ArraySlice<UInt32>, in dictionary: KeyDictionary) -> Column {
        var column = TextColumn()
        column.reserve(count: members.count, bytes: members.count * PackedKey.longest)
        for member in members { dictionary.appendKey(of: Int(member), to: &column) }
        return .text(column)
    }

    private func forEachRowGroup(
        of count: Int, _ table: TableSchema, _ columns: [ColumnSchema], partition: Day? = nil,
        _ build: (Range<Int>) throws -> [Column]
    ) throws {
        var writer = try generation.openWriter(columns, table, partition)
        for start in stride(from: 0, to: max(1, count), by: Self.rowGroupRows) {
            try Task.checkCancellation()
            try writer.write(ColumnBatch(try build(start..<min(start + Self.rowGroupRows, count))))
        }
        try writer.close()
    }
}
