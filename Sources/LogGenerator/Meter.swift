import Synchronization

/// Adds up what the workers report.
final class Meter: Sendable {
    private let totals = Mutex((rows: 0, bytes: 0))
    private let report: @Sendable (Int, Int) -> Void

    init(report: @escaping @Sendable (Int, Int) -> Void) { self.report = report }

    func add(rows: Int, bytes: Int) {
        totals.withLock { totals in
            totals.rows += rows
            totals.bytes += bytes
            report(totals.rows, totals.bytes)
        }
    }
}
