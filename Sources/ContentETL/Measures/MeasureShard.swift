import Warehouse

/// The part of the measures that one task fills.
final class MeasureShard {
    /// Devices beyond a contract's first, and apps beyond its first, with the seconds.
    private(set) var devices = PairTable()
    private(set) var apps = PairTable()
    private(set) var appSeconds: [Int64] = []
    private(set) var appContracts: [Int64] = []
    /// One bit a device that occurs in a fact.
    private(set) var deviceBits: [UInt64] = []
    var daily: [Day: DayTotals] = [:]

    func reserve(apps: Int, devices: Int) {
        appSeconds.append(contentsOf: repeatElement(0, count: max(0, apps - appSeconds.count)))
        appContracts.append(contentsOf: repeatElement(0, count: max(0, apps - appContracts.count)))
        deviceBits.append(contentsOf: repeatElement(0, count: max(0, (devices + 63) / 64 - deviceBits.count)))
    }

    /// Adds rows ordered by contract.
    func add(
        _ rows: FactRows, _ range: Range<Int>, _ day: Day, _ contracts: UnsafeMutableBufferPointer<ContractMeasure>,
        _ totals: inout DayTotals
    ) {
        var start = range.lowerBound
        while start < range.upperBound {
            let contract = rows.contracts[start]
            var measure = contracts[Int(contract)]
            var end = start
            while end < range.upperBound, rows.contracts[end] == contract {
                add(rows, end, contract, to: &measure)
                totals.seconds = totals.seconds.addingClamped(rows.seconds[end])
                end += 1
            }
            measure.firstDay = measure.daysActive == 0 ? day.number : min(measure.firstDay, day.number)
            measure.lastDay = measure.daysActive == 0 ? day.number : max(measure.lastDay, day.number)
            measure.daysActive += 1
            contracts[Int(contract)] = measure
            totals.rows += Int64(end - start)
            totals.contracts += 1
            start = end
        }
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
}
