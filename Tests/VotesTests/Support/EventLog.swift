import StreamEngine
import Synchronization

/// What an engine told, in order.
final class EventLog: Sendable {
    private let told = Mutex<[StreamEvent]>([])

    var events: [StreamEvent] { told.withLock { $0 } }

    func add(_ event: StreamEvent) { told.withLock { $0.append(event) } }
}
