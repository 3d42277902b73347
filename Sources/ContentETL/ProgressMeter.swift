import Foundation
import Synchronization
import Warehouse

/// How far a content load is. A value, published as often as anyone likes to look.
package struct ContentProgress: Hashable, Sendable {
    package enum Phase: String, Hashable, Sendable {
        case parsing, measuring, writing, publishing
    }

    package var phase: Phase = .parsing
    package var bytesDone: Int64 = 0
    package var bytesTotal: Int64 = 0
    package var rowsRead: Int64 = 0
    package var rowsRejected: Int64 = 0
    /// Seconds since the load began.
    package var seconds: Double = 0

    package var rowsPerSecond: Double { seconds > 0 ? Double(rowsRead) / seconds : 0 }
    package var bytesPerSecond: Double { seconds > 0 ? Double(bytesDone) / seconds : 0 }
    /// Of the parsing, which is most of the work.
    package var fraction: Double { bytesTotal > 0 ? min(1, Double(bytesDone) / Double(bytesTotal)) : 0 }
    /// Seconds left at the present pace; nil before there is one.
    package var secondsLeft: Double? {
        bytesDone > 0 && bytesTotal > bytesDone ? Double(bytesTotal - bytesDone) / bytesPerSecond : nil
    }
}

/// Collects progress from the parsing tasks.
package final class ProgressMeter: Sendable {
    private struct State {
        var progress = ContentProgress()
        var rowsByFile: [String: (read: Int64, rejected: Int64)] = [:]
    }

    private let state = Mutex(State())
    private let began = Date()
    private let onChange: @Sendable (ContentProgress) -> Void

    /// - Parameter onChange: called a few hundred times a second at most, from any thread.
    package init(onChange: @escaping @Sendable (ContentProgress) -> Void) { self.onChange = onChange }

    func begin(bytesTotal: Int64) { update { $0.progress.bytesTotal = bytesTotal } }

    func enter(_ phase: ContentProgress.Phase) { update { $0.progress.phase = phase } }

    func add(bytes: Int64, rowsIn day: ParsedDay) {
        let counts = (day.rowsRead, day.rejected.values.reduce(0, +))
        update { state in
            let before = state.rowsByFile.updateValue(counts, forKey: day.file.identity.name) ?? (0, 0)
            state.progress.bytesDone += bytes
            state.progress.rowsRead += counts.0 - before.0
            state.progress.rowsRejected += counts.1 - before.1
        }
    }

    private func update(_ change: (inout State) -> Void) {
        let progress = state.withLock { state in
            change(&state)
            state.progress.seconds = Date().timeIntervalSince(began)
            return state.progress
        }
        onChange(progress)
    }
}
