import Foundation
import Warehouse

/// How far a load into a database has come.
package struct DatabaseProgress: Sendable {
    package enum Phase: String, Sendable { case comparing, sending, publishing }

    package var phase = Phase.comparing
    /// The server and how it was reached; nil until it was.
    package var server: String?
    package var table = ""
    package var day: Day?
    package var rowsSent = 0
    package var rowsTotal = 0
    /// Since the first row was sent.
    package var seconds = 0.0

    package var rowsPerSecond: Double { seconds > 0 ? Double(rowsSent) / seconds : 0 }

    package var secondsLeft: Double? {
        rowsSent > 0 && phase == .sending ? Double(rowsTotal - rowsSent) / rowsPerSecond : nil
    }

    package var fraction: Double {
        switch phase {
        case .comparing: 0
        case .sending: rowsTotal > 0 ? 0.98 * Double(rowsSent) / Double(rowsTotal) : 0
        case .publishing: 0.99
        }
    }
}

/// Keeps the progress of one run and tells of it; belongs to the thread that loads.
final class DatabaseMeter {
    private var progress = DatabaseProgress()
    private var began: ContinuousClock.Instant?
    private let report: @Sendable (DatabaseProgress) -> Void

    init(_ report: @escaping @Sendable (DatabaseProgress) -> Void) { self.report = report }

    func connected(to server: String) { change { $0.server = server } }

    func beginSending(rows: Int) {
        began = .now
        change { ($0.phase, $0.rowsTotal) = (.sending, rows) }
    }

    func begin(_ table: String, _ day: Day?) { change { ($0.table, $0.day) = (table, day) } }

    func sent(_ rows: Int) { change { $0.rowsSent += rows } }

    func publishing() { change { $0.phase = .publishing } }

    private func change(_ change: (inout DatabaseProgress) -> Void) {
        change(&progress)
        if progress.phase == .sending, let began { progress.seconds = began.duration(to: .now) / .seconds(1) }
        report(progress)
    }
}
