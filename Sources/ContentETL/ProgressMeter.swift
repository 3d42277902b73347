import Foundation
import Synchronization

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
    private let state = Mutex(ContentProgress())
    private let began = Date()
    private let onChange: @Sendable (ContentProgress) -> Void

    /// - Parameter onChange: called a few hundred times a second at most, from any thread.
    package init(onChange: @escaping @Sendable (ContentProgress) -> Void) { self.onChange = onChange }

    func begin(bytesTotal: Int64) { update { $0.bytesTotal = bytesTotal } }

    func enter(_ phase: ContentProgress.Phase) { update { $0.phase = phase } }

    func add(bytes: Int64, rows: Int64, rejected: Int64) {
        update { progress in
            progress.bytesDone += bytes
            progress.rowsRead += rows
            progress.rowsRejected += rejected
        }
    }

    private func update(_ change: (inout ContentProgress) -> Void) {
        let progress = state.withLock { progress in
            change(&progress)
            progress.seconds = Date().timeIntervalSince(began)
            return progress
        }
        onChange(progress)
    }
}
