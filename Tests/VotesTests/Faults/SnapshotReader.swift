import Foundation
import Synchronization

/// Reads the published chart as fast as it can, and remembers the first fault: missing after it was there, torn, or
/// older than what was seen before.
final class SnapshotReader: Sendable {
    private struct Sight {
        var total = -1
        var looks = 0
        var fault: String?
        var isStopping = false
    }

    private let path: String
    private let sight = Mutex(Sight())
    private let done = DispatchSemaphore(value: 0)

    init(path: String) { self.path = path }

    var looks: Int { sight.withLock { $0.looks } }

    func start() {
        Thread.detachNewThread { [self] in
            while !sight.withLock({ $0.isStopping }) {
                look()
                usleep(500)
            }
            done.signal()
        }
    }

    /// Stops; returns the first fault, nil where there was none.
    func finish() -> String? {
        sight.withLock { $0.isStopping = true }
        done.wait()
        return sight.withLock { $0.fault }
    }

    private func look() {
        let text = (try? Data(contentsOf: URL(filePath: path))).map { String(decoding: $0, as: UTF8.self) }
        sight.withLock { sight in
            sight.looks += 1
            guard sight.fault == nil else { return }
            guard let text else {
                if sight.total >= 0 { sight.fault = "the snapshot is gone" }
                return
            }
            guard let total = Self.total(text) else { return sight.fault = "a torn snapshot: \(text)" }
            if total < sight.total { sight.fault = "an older snapshot: \(total) votes after \(sight.total)" }
            sight.total = max(total, sight.total)
        }
    }

    /// Nil for what is no whole chart: votes must fall from line to line.
    private static func total(_ text: String) -> Int? {
        guard text.isEmpty || text.hasSuffix("\n") else { return nil }
        var (sum, former) = (0, Int.max)
        for line in text.split(separator: "\n") {
            guard let votes = line.split(separator: ",").last.flatMap({ Int($0) }), votes <= former else { return nil }
            sum += votes
            former = votes
        }
        return sum
    }
}
