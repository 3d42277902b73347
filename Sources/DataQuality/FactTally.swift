import Columnar
import Warehouse

/// What rows of `fact_usage` add up to, by surrogate key in dense arrays: some 40 bytes a contract and thread.
struct FactTally: Sendable {
    struct DayTotals: Sendable {
        var rows: Int64 = 0
        var contracts: Int64 = 0
        var seconds: Int64 = 0
    }

    struct Dimensions: Sendable {
        let apps: Members
        let contracts: Members
        let devices: Members
    }

    private let dimensions: Dimensions
    private(set) var contractSeconds: [Int64]
    private(set) var activeDays: [Int32]
    private(set) var firstDay: [Int32]
    private(set) var lastDay: [Int32]
    /// A bit for each of the first 64 apps that the contract used.
    private(set) var contractApps: [UInt64]
    private(set) var appSeconds: [Int64]
    private(set) var appRows: [Int64]
    private(set) var devices: [Bool]
    private(set) var days: [Day: DayTotals] = [:]
    /// By column.
    private(set) var orphans: [String: Offenders] = [:]
    private(set) var negative = Offenders()
    private(set) var rows: Int64 = 0

    static let columns = ["app_id", "contract_id", "device_id", "total_duration"]
    /// Apps whose contracts are counted.
    static let countedApps = 64

    init(_ dimensions: Dimensions) {
        self.dimensions = dimensions
        let contracts = dimensions.contracts.bound
        contractSeconds = Array(repeating: 0, count: contracts)
        activeDays = Array(repeating: 0, count: contracts)
        firstDay = Array(repeating: .max, count: contracts)
        lastDay = Array(repeating: .min, count: contracts)
        contractApps = Array(repeating: 0, count: contracts)
        appSeconds = Array(repeating: 0, count: dimensions.apps.bound)
        appRows = appSeconds
        devices = Array(repeating: false, count: dimensions.devices.bound)
    }

    /// Adds one row group of a day; `first` is its first row's place in the file.
    mutating func add(_ batch: ColumnBatch, day: Day, file: Int, first: Int) {
        guard case .int64(let apps) = batch.columns[0], case .int64(let contracts) = batch.columns[1],
            case .int64(let devices) = batch.columns[2], case .int64(let seconds) = batch.columns[3]
        else { return }
        var totals = days[day] ?? DayTotals()
        for row in 0..<batch.rowCount {
            let (app, contract, device, time) = (apps[row], contracts[row], devices[row], seconds[row])
            totals.rows &+= 1
            totals.seconds = totals.seconds.addingClamped(time)
            if time < 0 { negative.add(first + row, in: file, "\(time)") }
            if dimensions.apps.contains(app) {
                appSeconds[Int(app)] = appSeconds[Int(app)].addingClamped(time)
                appRows[Int(app)] &+= 1
            } else {
                orphans["app_id", default: Offenders()].add(first + row, in: file, "\(app)")
            }
            if dimensions.devices.contains(device) {
                self.devices[Int(device)] = true
            } else {
                orphans["device_id", default: Offenders()].add(first + row, in: file, "\(device)")
            }
            guard dimensions.contracts.contains(contract) else {
                orphans["contract_id", default: Offenders()].add(first + row, in: file, "\(contract)")
                continue
            }
            let place = Int(contract)
            contractSeconds[place] = contractSeconds[place].addingClamped(time)
            if app < Self.countedApps, app >= 0 { contractApps[place] |= 1 << UInt64(app) }
            // A day is one file, and a thread's files ascend: a contract's last day tells whether it was counted.
            if lastDay[place] != day.number {
                lastDay[place] = day.number
                firstDay[place] = min(firstDay[place], day.number)
                activeDays[place] &+= 1
                totals.contracts &+= 1
            }
        }
        days[day] = totals
        rows += Int64(batch.rowCount)
    }

    /// Adds what another thread counted of other days.
    mutating func merge(_ other: FactTally) {
        for place in contractSeconds.indices where other.activeDays[place] > 0 {
            contractSeconds[place] = contractSeconds[place].addingClamped(other.contractSeconds[place])
            activeDays[place] += other.activeDays[place]
            firstDay[place] = min(firstDay[place], other.firstDay[place])
            lastDay[place] = max(lastDay[place], other.lastDay[place])
            contractApps[place] |= other.contractApps[place]
        }
        for app in appSeconds.indices {
            appSeconds[app] = appSeconds[app].addingClamped(other.appSeconds[app])
            appRows[app] += other.appRows[app]
        }
        for device in devices.indices where other.devices[device] { devices[device] = true }
        days.merge(other.days) { $1 }
        for (column, others) in other.orphans { orphans[column, default: Offenders()].add(others) }
        negative.add(other.negative)
        rows += other.rows
    }

    /// Seconds of all rows.
    var seconds: Int64 { days.values.reduce(0) { $0.addingClamped($1.seconds) } }

    /// Contracts that used an app; nil for apps that are not counted.
    func contracts(ofApp app: Int64) -> Int64? {
        guard (0..<Int64(Self.countedApps)).contains(app) else { return nil }
        return Int64(contractApps.count { $0 >> UInt64(app) & 1 == 1 })
    }
}
