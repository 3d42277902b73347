import CursesTerminal
import Dashboard
import Pipeline
import Synchronization

/// What other threads have for the one that draws. Wakes it once for whatever came since it last looked.
final class Inbox: Sendable {
    struct Content: Sendable {
        var events: [DashboardEvent] = []
        var jobsChanged = false
        /// What each job did that was stopped for the end of the program.
        var stopped: [StopReport]?
        /// The latest; those between are of no interest.
        var stream: StreamView?

        var isEmpty: Bool { events.isEmpty && !jobsChanged && stopped == nil && stream == nil }
    }

    private let content = Mutex(Content())
    private let waker: Waker

    init(_ waker: Waker) { self.waker = waker }

    func post(_ event: DashboardEvent) { change { $0.events.append(event) } }
    func jobsChanged() { change { $0.jobsChanged = true } }
    func jobsHaveStopped(_ reports: [StopReport]) { change { $0.stopped = reports } }
    func show(_ stream: StreamView) { change { $0.stream = stream } }

    /// Everything that came since the last call.
    func take() -> Content {
        content.withLock { content in
            defer { content = Content() }
            return content
        }
    }

    private func change(_ change: (inout Content) -> Void) {
        let wasEmpty = content.withLock { content in
            let wasEmpty = content.isEmpty
            change(&content)
            return wasEmpty
        }
        if wasEmpty { waker.wake() }
    }
}
