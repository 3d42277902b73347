import Columnar
import Warehouse

/// One day of facts as integers, ordered by contract; within a contract in the order of the log.
struct FactRows: Sendable {
    private(set) var contracts: [UInt32]
    private(set) var devices: [UInt32]
    private(set) var apps: [UInt32]
    private(set) var seconds: [Int64]

    /// A customer's rows of a day lie in one row group, or two; opening one customer reads those of all days, so they are small.
    static let rowGroupRows = 16 << 10

    var count: Int { contracts.count }

    /// Replaces the references of a parsed day's parts by surrogate keys and sorts the rows.
    ///
    /// - Parameter contractBound: one more than the largest contract id.
    init(_ parts: consuming [ParsedPart], ids: [NewIDs], contractBound: Int) {
        let order = stableOrder(of: Self.resolve(parts.map(\.contracts), ids.map(\.contracts)), below: contractBound)
        contracts = order.keys
        devices = Self.gather(Self.resolve(parts.map(\.devices), ids.map(\.devices)), order.rows)
        apps = Self.gather(Self.resolve(parts.map(\.apps), ids.map(\.apps)), order.rows)
        seconds = Self.gather(parts.count == 1 ? parts[0].seconds : parts.flatMap(\.seconds), order.rows)
    }

    /// Reads a partition written before.
    init(partition path: String, bounds: ContentManifest.SurrogateKeys) throws {
        let reader = try ParquetReader(path: path)
        contracts = try Self.read("contract_id", reader, path, below: bounds.contract)
        devices = try Self.read("device_id", reader, path, below: bounds.device)
        apps = try Self.read("app_id", reader, path, below: bounds.app)
        seconds = try reader.readAll(["total_duration"]).columns[0].integers ?? []
        guard seconds.count == count, devices.count == count, apps.count == count else {
            throw WarehouseDamaged(path: path, reason: "columns of different length")
        }
    }

    func write(through writer: inout ParquetWriter) throws {
        for start in stride(from: 0, to: max(1, count), by: Self.rowGroupRows) {
            let rows = start..<min(start + Self.rowGroupRows, count)
            try writer.write(
                ColumnBatch([
                    .int64(apps[rows].map(Int64.init)), .int64(contracts[rows].map(Int64.init)),
                    .int64(devices[rows].map(Int64.init)), .int64(Array(seconds[rows])),
                ]))
        }
    }

    /// The references of all parts end to end, each new key's replaced by the surrogate key it got.
    private static func resolve(_ parts: [[UInt32]], _ ids: [[UInt32]]) -> [UInt32] {
        let count = parts.reduce(0) { $0 + $1.count }
        return [UInt32](unsafeUninitializedCapacity: count) { all, filled in
            for (references, ids) in zip(parts, ids) {
                for reference in references {
                    let isNew = reference & KeyResolver.newBit != 0
                    all[filled] = isNew ? ids[Int(reference & ~KeyResolver.newBit)] : reference
                    filled += 1
                }
            }
        }
    }

    private static func gather<Value>(_ source: [Value], _ rows: [UInt32]) -> [Value] {
        source.withUnsafeBufferPointer { source in rows.map { source[Int($0)] } }
    }

    private static func read(
        _ column: String, _ reader: borrowing ParquetReader, _ path: String, below bound: Int
    ) throws -> [UInt32] {
        guard case .int64(let values) = try reader.readAll([column]).columns[0],
            values.allSatisfy({ $0 >= 0 && $0 < bound })
        else { throw WarehouseDamaged(path: path, reason: "\(column) holds a key that was never given") }
        return values.map { UInt32(truncatingIfNeeded: $0) }
    }
}

/// The surrogate keys the new members of a part got, by their number in the part.
struct NewIDs: Sendable {
    var contracts: [UInt32]
    var devices: [UInt32]
    var apps: [UInt32]
}
