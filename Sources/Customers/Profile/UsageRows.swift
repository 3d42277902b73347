import Columnar
import Warehouse

/// The rows of one customer in one day's partition, as surrogate keys.
struct UsageRows: Sendable {
    private(set) var apps: [Int64] = []
    private(set) var devices: [Int64] = []
    private(set) var seconds: [Int64] = []

    /// Partitions are ordered by contract: only the row groups whose range holds it are read, one or two of a dozen.
    init(contract: Int64, partition path: String) throws {
        let reader = try ParquetReader(path: path)
        for rowGroup in 0..<reader.rowGroupCount {
            guard reader.range(of: "contract_id", rowGroup: rowGroup)?.contains(contract) ?? true else { continue }
            guard case .int64(let contracts) = try reader.read(["contract_id"], rowGroup: rowGroup).columns[0] else {
                throw WarehouseDamaged(path: path, reason: "contract_id is of another type")
            }
            let rows = contracts.range(of: contract)
            guard !rows.isEmpty else { continue }
            let batch = try reader.read(["app_id", "device_id", "total_duration"], rowGroup: rowGroup)
            guard case .int64(let apps) = batch.columns[0], case .int64(let devices) = batch.columns[1],
                case .int64(let seconds) = batch.columns[2]
            else { throw WarehouseDamaged(path: path, reason: "columns of other types") }
            self.apps += apps[rows]
            self.devices += devices[rows]
            self.seconds += seconds[rows]
        }
    }
}

extension [Int64] {
    /// Where this value stands in ascending values.
    func range(of value: Int64) -> Range<Int> {
        let start = firstIndex(notBelow: value)
        var end = start
        while end < count, self[end] == value { end += 1 }
        return start..<end
    }

    private func firstIndex(notBelow value: Int64) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
