import Columnar
import Warehouse

/// Parses days round by round, as many at once as there are threads, and turns each into a fact partition.
struct ParseRounds: Sendable {
    let parser: DayParser
    let generation: GenerationWriter
    let accumulator: MeasureAccumulator

    struct Outcome: Sendable {
        var days: [LoadedDay] = []
        var skipped: [RunRecord.Skipped] = []
    }

    private enum Parsed: Sendable {
        case day(ParsedDay)
        case unreadable(RunRecord.Skipped)
    }

    /// - Parameter files: in date order, which decides the surrogate keys.
    func run(_ files: [DayFile]) async throws -> Outcome {
        var outcome = Outcome()
        for start in stride(from: 0, to: files.count, by: WorkerThreads.count) {
            let round = Array(files[start..<min(start + WorkerThreads.count, files.count)])
            let parsed = try await concurrently(round.count) { try parse(round[$0]) }
            var days: [ParsedDay] = []
            for result in parsed {
                switch result {
                case .day(let day): days.append(day)
                case .unreadable(let skipped): outcome.skipped.append(skipped)
                }
            }
            outcome.days += days.map(\.loaded)
            try await load(days)
        }
        return outcome
    }

    private func parse(_ file: DayFile) throws -> Parsed {
        do {
            return .day(try parser.parse(file))
        } catch let error as InputError {
            return .unreadable(RunRecord.Skipped(name: file.identity.name, reason: error.reason))
        }
    }

    private func load(_ days: [ParsedDay]) async throws {
        let dimensions = parser.dimensions
        let ids = try await absorb(days)
        accumulator.reserve(dimensions.nextIDs)
        let bound = dimensions.contracts.nextID
        let facts = try await concurrently(days.count) { index in
            let rows = FactRows(
                taking: days[index],
                ids: NewIDs(contracts: ids[0][index], devices: ids[1][index], apps: ids[2][index]), contractBound: bound)
            var writer = try generation.openWriter(
                StarSchema.usage.columnSchemas, StarSchema.usage, days[index].file.day)
            try rows.write(through: &writer)
            try writer.close()
            return rows
        }
        _ = try await concurrently(accumulator.shards.count) { shard in
            for (day, rows) in zip(days, facts) { accumulator.add(rows, day: day.file.day, shard: shard) }
        }
    }

    /// Takes the new members of each dimension in, day after day; one task a dimension. Returns the surrogate keys by
    /// dimension and day.
    private func absorb(_ days: [ParsedDay]) async throws -> [[[UInt32]]] {
        let dimensions = parser.dimensions
        return try await concurrently(3) { dimension in
            try days.map { day in
                switch dimension {
                case 0: try dimensions.contracts.absorb(day.contractKeys)
                case 1: try dimensions.devices.absorb(day.deviceKeys)
                default: try dimensions.apps.absorb(day.appKeys)
                }
            }
        }
    }
}

extension Dimensions {
    var nextIDs: Manifest.SurrogateKeys {
        .init(app: apps.nextID, contract: contracts.nextID, device: devices.nextID)
    }

    /// Reads the members of a published generation.
    func load(_ generation: Generation, _ manifest: Manifest) async throws {
        let parts = [
            (StarSchema.contract, "contract_id", "contract", contracts, manifest.nextIDs.contract),
            (StarSchema.device, "device_id", "mac", devices, manifest.nextIDs.device),
            (StarSchema.app, "app_id", "app_name", apps, manifest.nextIDs.app),
        ]
        _ = try await concurrently(parts.count) { index in
            let (table, id, key, dictionary, next) = parts[index]
            try dictionary.load(from: generation.file(of: table), id: id, key: key, nextID: next)
        }
    }
}

extension KeyDictionary {
    fileprivate func load(from path: String, id: String, key: String, nextID: Int) throws {
        let reader = try ParquetReader(path: path)
        reserveIDs(below: nextID)
        reserve(reader.rowCount)
        for rowGroup in 0..<reader.rowGroupCount {
            let batch = try reader.read([id, key], rowGroup: rowGroup)
            guard case .int64(let ids) = batch.columns[0], case .text(let keys) = batch.columns[1] else {
                throw WarehouseDamaged(path: path, reason: "\(id) and \(key) are not of their types")
            }
            try keys.bytes.withUnsafeBufferPointer { bytes in
                for (row, id) in ids.enumerated() {
                    let range = Int(keys.offsets[row])..<Int(keys.offsets[row + 1])
                    guard id >= 0, id < nextID, !range.isEmpty else {
                        throw WarehouseDamaged(path: path, reason: "row \(row) has an empty key or one never given")
                    }
                    insert(UnsafeBufferPointer(rebasing: bytes[range]), id: Int(id))
                }
            }
        }
    }
}

extension MeasureAccumulator {
    /// Adds days whose facts were loaded before, as many at once as there are threads.
    func add(_ days: [Day], of generation: Generation, bounds: Manifest.SurrogateKeys) async throws {
        reserve(bounds)
        for start in stride(from: 0, to: days.count, by: WorkerThreads.count) {
            let round = Array(days[start..<min(start + WorkerThreads.count, days.count)])
            let facts = try await concurrently(round.count) { index in
                try Task.checkCancellation()
                return try FactRows(
                    partition: generation.file(of: StarSchema.usage, partition: round[index]), bounds: bounds)
            }
            _ = try await concurrently(shards.count) { shard in
                for (day, rows) in zip(round, facts) { self.add(rows, day: day, shard: shard) }
            }
        }
    }
}
