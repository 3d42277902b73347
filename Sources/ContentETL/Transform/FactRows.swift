import Columnar
import Warehouse

/// One day of facts as integers, ordered by contract; within a contract in the order of the log.
struct FactRows: Sendable {
    private(set) var contracts: [UInt32]
    private(set) var devices: [UInt32]
    private(set) var apps: [UInt32]
    private(set) var seconds: [Int64]

    /// 128 Ki rows: a customer's rows of a day lie in one row group, or two, of about a dozen.
    static let rowGroupRows = 128 << 10

    var count: Int { contracts.count }

    /// Replaces a parsed day's references by surrogate keys and sorts its rows. Takes the day's columns away.
    init(taking day: ParsedDay, ids: NewIDs, contractBound: Int) {
        let order = stableOrder(of: Self.resolve(&day.contracts, ids.contracts), below: contractBound)
        contracts = Self.gather(&day.contracts, order)
        devices = Self.gather(&day.devices, order, resolving: ids.devices)
        apps = Self.gather(&day.apps, order, resolving: ids.apps)
        seconds = order.map { day.seconds[Int($0)] }
        day.seconds = []
    }

    /// Reads a partition written before.
    init(partition path: String, bounds: Manifest.SurrogateKeys) throws {
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

    private static func resolve(_ references: inout [UInt32], _ ids: [UInt32]) -> [UInt32] {
        references.withUnsafeMutableBufferPointer { references in
            for row in references.indices where references[row] & DayKeys.newBit != 0 {
                references[row] = ids[Int(references[row] & ~DayKeys.newBit)]
            }
        }
        return references
    }

    private static func gather(_ source: inout [UInt32], _ order: [UInt32], resolving ids: [UInt32] = []) -> [UInt32] {
        defer { source = [] }
        return source.withUnsafeBufferPointer { source in
            order.map { row in
                let reference = source[Int(row)]
                return reference & DayKeys.newBit == 0 ? reference : ids[Int(reference & ~DayKeys.newBit)]
            }
        }
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

/// The surrogate keys a day's new members got, by their number in the day.
struct NewIDs: Sendable {
    var contracts: [UInt32]
    var devices: [UInt32]
    var apps: [UInt32]
}
