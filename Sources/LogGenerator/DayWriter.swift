/// Turns one day into bytes, a buffer at a time.
struct DayWriter {
    private let maker: RowMaker
    private let writer: RowWriter
    private let schedule: InjectionSchedule?
    private var entries: DayEntries
    private var chunk: DayEntries.Chunk?
    private var cursor = 0
    /// Contract and ordinal of the row before, for repeats.
    private var previous: (contract: Int?, ordinal: Int) = (nil, 0)

    /// Rows written so far.
    private(set) var rows = 0
    private(set) var injected: [Injection: Int] = [:]

    init(options: ContentLogOptions, plan: AudiencePlan, day: Int) {
        let audience = Audience(plan: plan, seed: options.seed)
        maker = RowMaker(plan: plan, audience: audience, options: options, day: day)
        writer = RowWriter(seed: options.seed)
        entries = DayEntries(plan: plan, audience: audience, seed: options.seed, day: day)
        schedule =
            options.dirty
            ? InjectionSchedule(dayIndex: day, rowsBefore: plan.rowsBefore[day], rows: plan.rowsByDay[day]) : nil
    }

    /// Fills the buffer with whole lines as far as they fit; returns how many bytes are in it, 0 at the day's end.
    mutating func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard let start = buffer.baseAddress else { return 0 }
        // Rows start at or before `limit` only, so `longestRow` bytes from there on lie in the buffer.
        let limit = start + (buffer.count - RowWriter.longestRow)
        var cursor = ByteWriter(at: start)
        while cursor.next == start {
            guard let chunk = currentChunk() else { return 0 }
            write(chunk, to: &cursor, until: limit)
        }
        return cursor.next - start
    }

    /// The chunk with rows left in it, or nil after the last.
    private mutating func currentChunk() -> DayEntries.Chunk? {
        if let chunk, cursor < chunk.entries.count { return chunk }
        chunk = nil
        cursor = 0
        chunk = entries.nextChunk()
        return chunk
    }

    private mutating func write(
        _ chunk: DayEntries.Chunk, to bytes: inout ByteWriter, until limit: UnsafeMutableRawPointer
    ) {
        var index = cursor
        while index < chunk.entries.count, bytes.next <= limit {
            let entry = chunk.entries[index]
            let contract = chunk.contract(entry)
            let ordinal = DayEntries.Chunk.ordinal(entry)
            if let schedule {
                writeDirty(contract: contract, ordinal: ordinal, schedule: schedule, to: &bytes)
            } else {
                writer.write(maker.row(contract: contract, ordinal: ordinal, position: rows), to: &bytes)
                bytes.byte(0x0A)
            }
            rows &+= 1
            index &+= 1
        }
        cursor = index
    }
}

extension DayWriter {
    private mutating func writeDirty(
        contract: Int?, ordinal: Int, schedule: InjectionSchedule, to bytes: inout ByteWriter
    ) {
        var row = maker.row(contract: contract, ordinal: ordinal, position: rows)
        var ending: [UInt8] = [0x0A]
        if let kind = schedule.injection(at: rows) {
            injected[kind, default: 0] += 1
            switch kind {
            case .repeatedRow:
                row = maker.row(contract: previous.contract, ordinal: previous.ordinal, position: rows - 1)
                writer.write(row, to: &bytes)
            case .carriageReturn:
                writer.write(row, to: &bytes)
                ending = [0x0D, 0x0A]
            case .blankLine:
                writer.write(row, to: &bytes)
                ending = [0x0A, 0x0A]
            default:
                if kind == .nullContract { row.app = AppMix.missingContractApp }
                bytes.text(Spoiler.spoil(line(of: row), as: kind, variant: schedule.round(at: rows)))
            }
        } else {
            if maker.isNegative(position: rows), !schedule.isRepeated(at: rows) {
                row.seconds = maker.negativeSeconds(position: rows)
                injected[.negativeDuration, default: 0] += 1
            }
            writer.write(row, to: &bytes)
        }
        bytes.text(ending)
        previous = (contract, ordinal)
    }

    /// A row's line as an array, for the few that are changed further.
    private func line(of row: LogRow) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: RowWriter.longestRow) { buffer, count in
            guard let start = buffer.baseAddress else { return }
            var bytes = ByteWriter(at: UnsafeMutableRawPointer(start))
            writer.write(row, to: &bytes)
            count = bytes.next - UnsafeMutableRawPointer(start)
        }
    }
}
