/// Writes content logs as an IPTV service leaves them: one NDJSON file a day, named `YYYYMMDD.json`.
///
/// The bytes depend on the options alone, not on the number of workers or the machine. Memory stays below 100 MB a
/// worker at any scale.
package struct ContentLogGenerator: Sendable {
    private static let bufferSize = 1 << 18

    package let options: ContentLogOptions
    private let workers: Int

    /// `workers` days are made at a time, at least one.
    package init(options: ContentLogOptions, workers: Int = 2) {
        self.options = options
        self.workers = max(1, workers)
    }

    /// Writes all days and says what it wrote.
    ///
    /// `progress` gets the rows and bytes written so far in all files, several times a megabyte. It is called from
    /// any thread but never from two at once, and must be quick.
    ///
    /// Throws `LogGeneratorError`, or `CancellationError` when its task is cancelled. Either way finished days stay,
    /// under their final names, and nothing of unfinished ones.
    package func run(
        progress: @escaping @Sendable (_ rowsWritten: Int, _ bytesWritten: Int) -> Void = { _, _ in }
    ) async throws -> ContentLogSummary {
        try options.validate()
        try makeFolder(options.output)
        let plan = AudiencePlan(options: options)
        let meter = Meter(report: progress)
        let days = try await withThrowingTaskGroup(of: DaySummary.self) { group in
            var finished: [DaySummary] = []
            for day in 0..<options.days {
                if day >= workers, let summary = try await group.next() { finished.append(summary) }
                group.addTask { try await write(day: day, plan: plan, meter: meter) }
            }
            for try await summary in group { finished.append(summary) }
            return finished
        }
        return days.sorted { $0.dayIndex < $1.dayIndex }.reduce(into: ContentLogSummary()) { $0.add($1) }
    }

    @concurrent
    private func write(day: Int, plan: AudiencePlan, meter: Meter) async throws -> DaySummary {
        let name = CalendarDate(number: options.firstDay + day).compact + ".json"
        var file = try DayFile(folder: options.output, name: name)
        var writer = DayWriter(options: options, plan: plan, day: day)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.bufferSize, alignment: 64)
        defer { buffer.deallocate() }
        var bytes = 0
        while true {
            try Task.checkCancellation()
            let rowsBefore = writer.rows
            let count = writer.fill(buffer)
            guard count > 0 else { break }
            try file.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            bytes += count
            meter.add(rows: writer.rows - rowsBefore, bytes: count)
            // Other tasks of the process get their turn between buffers.
            await Task.yield()
        }
        try file.publish()
        return DaySummary(
            dayIndex: day, file: .init(name: name, rows: writer.rows, bytes: bytes), injected: writer.injected)
    }
}
