import Columnar
import Warehouse

/// What customers watched in the last fortnight, read back from its partitions: any of them may come from an earlier load.
/// In the order of `StarMeasures.contracts`.
struct RecentActivity {
    static let days = 14

    private(set) var lastWeek: [Int64]
    private(set) var weekBefore: [Int64]
    /// One hexadecimal digit a day, as `mart_activity` holds them.
    private(set) var hours: [Int64]

    /// - Parameter days: the loaded days, in date order.
    init(star: StarMeasures, days: [Day], generation: GenerationWriter) throws {
        lastWeek = Array(repeating: 0, count: star.contracts.count)
        weekBefore = lastWeek
        hours = lastWeek
        guard let last = days.last else { return }
        for day in days where last.days(since: day) < Self.days {
            try Task.checkCancellation()
            try add(generation.file(of: StarSchema.usage, partition: day), ago: last.days(since: day), star)
        }
    }

    /// A partition is ordered by contract, as the customers are: both are walked once.
    private mutating func add(_ path: String, ago: Int, _ star: StarMeasures) throws {
        let reader = try ParquetReader(path: path)
        var row = 0
        var seconds: Int64 = 0
        for rowGroup in 0..<reader.rowGroupCount {
            let batch = try reader.read(["contract_id", "total_duration"], rowGroup: rowGroup)
            guard case .int64(let contracts) = batch.columns[0], case .int64(let durations) = batch.columns[1] else {
                throw WarehouseDamaged(path: path, reason: "columns of other types")
            }
            for (contract, duration) in zip(contracts, durations) {
                while row < star.contracts.count, Int64(star.contracts[row]) < contract {
                    note(seconds, row, ago)
                    (row, seconds) = (row + 1, 0)
                }
                seconds = seconds.addingClamped(duration)
            }
        }
        if row < star.contracts.count { note(seconds, row, ago) }
    }

    @inline(__always)
    private mutating func note(_ seconds: Int64, _ row: Int, _ ago: Int) {
        guard seconds > 0 else { return }
        if ago < 7 {
            lastWeek[row] = lastWeek[row].addingClamped(seconds)
        } else {
            weekBefore[row] = weekBefore[row].addingClamped(seconds)
        }
        let digit = seconds > 14 * 3600 ? 15 : (seconds + 3599) / 3600
        hours[row] |= digit << Int64(4 * ago)
    }
}
