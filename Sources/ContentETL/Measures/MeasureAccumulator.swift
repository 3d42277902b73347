import Columnar
import Warehouse

/// Every measure of every dimension, computed from fact rows alone. Days may come in any order.
final class MeasureAccumulator: @unchecked Sendable {
    // Proof of @unchecked: one task at a time adds to it; the load waits for each before it starts the next.
    let contracts = ContractMeasures()
    /// Devices beyond a contract's first, and apps beyond its first, with the seconds.
    private(set) var devices = PairTable()
    private(set) var apps = PairTable()
    private(set) var appSeconds: [Int64] = []
    private(set) var appContracts: [Int64] = []
    /// One bit a device that occurs in a fact.
    private(set) var deviceBits: [UInt64] = []
    private(set) var daily: [Day: DayTotals] = [:]

    /// Gives the memory back once the results are taken.
    func removeAll() {
        contracts.removeAll()
        devices = PairTable()
        apps = PairTable()
    }

    /// Adds the rows of one day.
    ///
    /// - Parameter bounds: above every surrogate key in the rows.
    func add(_ rows: FactRows, day: Day, bounds: ContentManifest.SurrogateKeys) {
        reserve(bounds)
        var totals = DayTotals(rows: Int64(rows.count))
        var start = 0
        while start < rows.count {
            let contract = rows.contracts[start]
            var measure = contracts[Int(contract)]
            var end = start
            while end < rows.count, rows.contracts[end] == contract {
                // Which rows will need a pair is not known yet; asking for all is cheaper than waiting for some.
                let ahead = min(end + 16, rows.count - 1)
                devices.prefetch(rows.contracts[ahead], rows.devices[ahead])
                add(rows, end, contract, to: &measure)
                totals.seconds = totals.seconds.addingClamped(rows.seconds[end])
                end += 1
            }
            measure.addDay(day.number)
            contracts[Int(contract)] = measure
            totals.contracts += 1
            start = end
        }
        daily[day] = totals
    }

    private func add(_ rows: FactRows, _ row: Int, _ contract: UInt32, to measure: inout ContractMeasure) {
        let (device, app, seconds) = (rows.devices[row], rows.apps[row], rows.seconds[row])
        if measure.deviceCount == 0 {
            measure.firstDevice = device
            measure.deviceCount = 1
            measure.firstApp = app
            appContracts[Int(app)] += 1
        } else if measure.firstDevice != device, devices.add(contract, device, seconds) {
            measure.deviceCount += 1
        }
        if measure.firstApp == app {
            measure.firstAppSeconds = measure.firstAppSeconds.addingClamped(seconds)
        } else if apps.add(contract, app, seconds) {
            appContracts[Int(app)] += 1
        }
        measure.seconds = measure.seconds.addingClamped(seconds)
        appSeconds[Int(app)] = appSeconds[Int(app)].addingClamped(seconds)
        deviceBits[Int(device >> 6)] |= 1 << UInt64(device & 63)
    }

    private func reserve(_ bounds: ContentManifest.SurrogateKeys) {
        contracts.reserve(bounds.contract)
        appSeconds.append(contentsOf: repeatElement(0, count: max(0, bounds.app - appSeconds.count)))
        appContracts.append(contentsOf: repeatElement(0, count: max(0, bounds.app - appContracts.count)))
        deviceBits.append(contentsOf: repeatElement(0, count: max(0, (bounds.device + 63) / 64 - deviceBits.count)))
    }
}

extension MeasureAccumulator {
    /// Adds days whose facts were loaded before: the next ones are read while one is added.
    func add(_ days: [Day], of generation: Generation, bounds: ContentManifest.SurrogateKeys) async throws {
        for start in stride(from: 0, to: days.count, by: WorkerThreads.count) {
            let round = Array(days[start..<min(start + WorkerThreads.count, days.count)])
            let facts = try await concurrently(round.count) { index in
                try Task.checkCancellation()
                return try FactRows(
                    partition: generation.file(of: StarSchema.usage, partition: round[index]), bounds: bounds)
            }
            _ = try await concurrently(1) { _ in
                for (day, rows) in zip(round, facts) { self.add(rows, day: day, bounds: bounds) }
            }
        }
    }
}

/// What one day adds up to.
struct DayTotals: Sendable {
    var rows: Int64 = 0
    var contracts: Int64 = 0
    var seconds: Int64 = 0
}
