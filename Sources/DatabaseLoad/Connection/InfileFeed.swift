import CMariaDB
import Glibc

/// Gives a `LOAD DATA LOCAL INFILE` its file out of memory, chunk by chunk, as fast as the server takes it.
final class InfileFeed {
    /// The next chunk, valid until it is asked for again; nil at the end.
    private let next: () throws -> UnsafeBufferPointer<UInt8>?
    private var rest = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    /// Why it ended early.
    private(set) var failure: (any Error)?

    init(_ next: @escaping () throws -> UnsafeBufferPointer<UInt8>?) { self.next = next }

    /// Fills `target`; 0 at the end, −1 after a failure.
    fileprivate func read(into target: UnsafeMutablePointer<CChar>, _ capacity: Int) -> Int32 {
        do {
            while rest.isEmpty {
                guard let chunk = try next() else { return 0 }
                rest = chunk
            }
        } catch {
            failure = error
            return -1
        }
        let count = min(capacity, rest.count)
        guard let start = rest.baseAddress else { return -1 }
        memcpy(target, start, count)
        rest = UnsafeBufferPointer(rebasing: rest[count...])
        return Int32(count)
    }
}

extension Connection {
    /// Loads rows from memory by a `LOAD DATA LOCAL INFILE`. Returns how many rows the server took.
    ///
    /// - Throws: `DatabaseError`, or what the feed threw.
    func load(_ sql: String, from feed: InfileFeed, to action: String) throws -> UInt64 {
        self.feed = feed
        defer { self.feed = nil }
        do {
            let count = try execute(sql, to: action)
            if let failure = feed.failure { throw failure }
            try refuseWarnings(action)
            return count
        } catch {
            // The server's complaint about a file that ended early is only the echo.
            throw feed.failure ?? error
        }
    }

    /// A LOCAL load turns errors into warnings and goes on; here a warning is one.
    private func refuseWarnings(_ action: String) throws(DatabaseError) {
        guard mysql_warning_count(handle) > 0 else { return }
        let warning = try rows("SHOW WARNINGS LIMIT 1", to: action).first ?? []
        let code = warning.count > 1 ? warning[1].flatMap { UInt32($0) } ?? 0 : 0
        let reason = warning.count > 2 ? warning[2] ?? "" : ""
        throw DatabaseError(.refusedValue, action, reason: reason, code: code)
    }

    /// Answers every request of the server for a file; without a feed there is none.
    func installFeed() {
        // The connection outlives its handle, which alone keeps this pointer.
        let connection = Unmanaged.passUnretained(self).toOpaque()
        mysql_set_local_infile_handler(
            handle,
            { state, _, connection in
                state?.pointee = connection
                return 0
            },
            { state, buffer, capacity in
                guard let state, let buffer else { return -1 }
                let connection = Unmanaged<Connection>.fromOpaque(state).takeUnretainedValue()
                return connection.feed?.read(into: buffer, Int(capacity)) ?? -1
            },
            { _ in },
            { _, buffer, capacity in
                if let buffer, capacity > 0 { buffer[0] = 0 }
                // CR_UNKNOWN_ERROR; the true reason is the feed's.
                return 2000
            }, connection)
    }
}
