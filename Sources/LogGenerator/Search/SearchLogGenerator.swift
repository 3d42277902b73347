/// Writes search logs as Spark leaves them: a folder a day, named `YYYYMMDD`, with one Parquet file.
///
/// The bytes depend on the options alone, not on the number of workers or the machine. Memory stays below 100 MB a
/// worker at any scale.
package struct SearchLogGenerator: Sendable {
    static let fileName = "part-00000.snappy.parquet"
    private static let rowsOfGroup = 100_000

    package let options: SearchLogOptions
    private let workers: Int

    /// `workers` days are made at a time, at least one.
    package init(options: SearchLogOptions, workers: Int = 2) {
        self.options = options
        self.workers = max(1, workers)
    }

    /// Writes all days and says what it wrote.
    ///
    /// `progress` gets the rows written so far and the bytes of finished files. It is called from any thread but never
    /// from two at once, and must be quick.
    ///
    /// Throws `LogGeneratorError`, or `CancellationError` when its task is cancelled. Either way finished days stay,
    /// under their final names, and nothing of unfinished ones.
    package func run(
        progress: @escaping @Sendable (_ rowsWritten: Int, _ bytesWritten: Int) -> Void = { _, _ in }
    ) async throws -> SearchLogSummary {
        try options.validate()
        try makeFolder(options.output)
        let plan = SearchPlan(options: options)
        let trends = SearchTrends(vocabulary: options.vocabulary, seed: options.seed)
        let people = Searchers(people: plan.people, trends: trends, seed: options.seed)
        let meter = Meter(report: progress)
        let days = try await withThrowingTaskGroup(of: SearchDaySummary.self) { group in
            var finished: [SearchDaySummary] = []
            for (index, day) in plan.days.enumerated() {
                if index >= workers, let summary = try await group.next() { finished.append(summary) }
                group.addTask {
                    let writer = SearchDayWriter(options: options, day: day, people: people, trends: trends)
                    return try await write(index, day, writer, meter)
                }
            }
            for try await summary in group { finished.append(summary) }
            return finished
        }
        var summary = days.sorted { $0.dayIndex < $1.dayIndex }.reduce(into: SearchLogSummary()) { $0.add($1) }
        if options.dirty, let first = plan.days.first, let last = plan.days.last {
            let sample = SearchDayWriter(options: options, day: first, people: people, trends: trends)
            summary.injected.merge(
                try SearchLitter(output: options.output, first: first, last: last).write(sample),
                uniquingKeysWith: +)
        }
        return summary
    }

    @concurrent
    private func write(
        _ index: Int, _ day: SearchPlan.Day, _ writer: SearchDayWriter, _ meter: Meter
    ) async throws -> SearchDaySummary {
        var writer = writer
        let folder = CalendarDate(number: day.number).compact
        var file = try SearchDayFile(folder: options.output + "/" + folder, name: Self.fileName)
        for start in stride(from: 0, to: day.rows, by: Self.rowsOfGroup) {
            try Task.checkCancellation()
            let rows = start..<min(start + Self.rowsOfGroup, day.rows)
            try file.write(writer.batch(rows))
            meter.add(rows: rows.count, bytes: 0)
            // Other tasks of the process get their turn between row groups.
            await Task.yield()
        }
        let bytes = try file.publish()
        meter.add(rows: 0, bytes: bytes)
        return SearchDaySummary(
            dayIndex: index, file: .init(name: folder + "/" + Self.fileName, rows: day.rows, bytes: bytes),
            tally: writer.tally)
    }
}
