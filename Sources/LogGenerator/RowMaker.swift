/// Makes the rows of one day from its entries.
struct RowMaker {
    /// One `_id` timestamp serves so many rows; their counters differ.
    private static let rowsPerMillisecond = 256

    private let audience: Audience
    private let unknownDevices: Int
    private let bits: RandomStream
    private let details: RandomStream
    private let apps = AppPicker()
    private let times = WatchingTime()
    private let firstTimestamp: UInt64
    private let firstSequence: UInt64
    private let dirty: Bool

    init(plan: AudiencePlan, audience: Audience, options: ContentLogOptions, day: Int) {
        self.audience = audience
        unknownDevices = plan.unknownDevices
        bits = RandomStream(seed: options.seed, purpose: .rows, day: day)
        details = RandomStream(seed: options.seed, purpose: .details, day: day)
        dirty = options.dirty
        // A day's log is indexed in the night after it.
        firstTimestamp = UInt64(options.firstDay + day + 1) * 86_400_000 + 3 * 3_600_000 + details[0] & 0xF_FFFF
        firstSequence = details[1] & 0xFF_FFFF
    }

    /// The row of a contract (nil: contract `0`) at a position within its day.
    @inline(__always)
    func row(contract: Int?, ordinal: Int, position: Int) -> LogRow {
        let chance = bits[UInt64(truncatingIfNeeded: position)]
        let detail = mixed(chance)
        var row = LogRow(
            customer: .unknown, device: 0, app: AppMix.channel, seconds: 0, appFirst: false,
            timestamp: firstTimestamp &+ UInt64(truncatingIfNeeded: position / Self.rowsPerMillisecond),
            sequence: (firstSequence &+ UInt64(truncatingIfNeeded: position)) & 0xFF_FFFF)
        if let contract {
            let traits = audience.traits(of: contract)
            row.customer = .contract(contract, traits)
            row.app = apps.app(taste: traits.taste, ordinal: ordinal, bits: chance)
            row.device = Devices.number(
                contract: contract, devices: traits.devices, ordinal: ordinal, bits: chance >> 40)
            row.seconds = times.pick(appetite: traits.appetite, app: row.app, bits: detail)
        } else {
            row.device = Devices.numberOfUnknown(scaled(chance, below: unknownDevices))
            row.seconds = times.pickForUnknown(bits: detail)
        }
        // Plain channels mostly have the duration first, the other apps their name.
        row.appFirst = ((detail >> 40) & 7 == 0) == (row.app == AppMix.channel)
        return row
    }

    /// Whether chance makes this row's duration negative, at the rate of real logs: 72,410 in 48.46 million.
    @inline(__always)
    func isNegative(position: Int) -> Bool {
        dirty && details[UInt64(truncatingIfNeeded: position) &+ 16] & 0xF_FFFF < 1567
    }

    /// A negative duration: mostly a small slip, at times as absurd as the lowest of real logs.
    func negativeSeconds(position: Int) -> Int {
        let chance = details[UInt64(truncatingIfNeeded: position) &+ 16] >> 20
        return -1 - scaled(chance << 20, below: chance & 63 == 0 ? 889_575_165 : 86_400)
    }
}
