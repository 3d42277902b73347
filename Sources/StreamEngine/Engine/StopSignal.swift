import Glibc
import Synchronization

/// Asks a running engine to end, from any thread.
package final class StopSignal: Sendable {
    package enum Request: Int, Sendable, Comparable {
        case goOn
        /// Take a last batch with every whole file that lies there, then end.
        case finish
        /// End before the next commit.
        case abandon

        package static func < (one: Request, other: Request) -> Bool { one.rawValue < other.rawValue }
    }

    private let request = Mutex(Request.goOn)
    /// A pipe whose reading end becomes readable; nil where the system has no descriptor left.
    private let pipe: (reading: Int32, writing: Int32)?

    package init() {
        var ends: [Int32] = [-1, -1]
        guard Glibc.pipe(&ends) == 0 else {
            pipe = nil
            return
        }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        pipe = (ends[0], ends[1])
    }

    deinit {
        if let pipe {
            close(pipe.reading)
            close(pipe.writing)
        }
    }

    package var current: Request { request.withLock { $0 } }

    /// Of several requests the strongest holds.
    package func raise(_ new: Request) {
        request.withLock { $0 = max($0, new) }
        if let pipe {
            var byte: UInt8 = 1
            _ = write(pipe.writing, &byte, 1)
        }
    }

    /// Sleeps until a request comes, `descriptor` can be read or the time is over.
    func wait(orReadable descriptor: Int32?, seconds: Double?) {
        var watched = [
            pollfd(fd: pipe?.reading ?? -1, events: Int16(POLLIN), revents: 0),
            pollfd(fd: descriptor ?? -1, events: Int16(POLLIN), revents: 0),
        ]
        guard current == .goOn else { return }
        // Without a pipe a request is seen within a second.
        let most = pipe == nil ? 1.0 : 3600
        let time = min(most, max(0, seconds ?? most))
        _ = poll(&watched, nfds_t(watched.count), Int32((time * 1000).rounded(.up)))
    }
}
