import Customers
import Dashboard
import Foundation
import Logging
import Synchronization
import Warehouse

/// Reads the customers for the screen, once it was asked for: their columns take some hundred megabytes at two million.
final class CustomersFeed: Sendable {
    private struct State {
        var isWanted = false
        var generation: Generation?
        var table: CustomerTable?
        /// The reading under way; a newer generation ends it.
        var task: Task<Void, Never>?
    }

    private let source: CustomersSource
    private let inbox: Inbox
    private let executor = QueueExecutor("cyclorama.customers")
    private let state = Mutex(State())

    init(_ source: CustomersSource, inbox: Inbox) {
        self.source = source
        self.inbox = inbox
    }

    /// From now on the customers of every generation are read.
    func want() { state.withLock { $0.isWanted = true }; read() }

    /// This is what readers see from now on; nil where there is no warehouse.
    func show(_ generation: Generation?) {
        let isNew = state.withLock { state in
            defer { state.generation = generation }
            return state.generation?.path != generation?.path
        }
        if isNew { read() }
    }

    /// Reads one customer of the table on screen.
    func open(_ row: Int) {
        Task(executorPreference: executor) { [self] in
            let (table, generation) = state.withLock { ($0.table, $0.generation) }
            guard let table, let generation, row < table.count else { return }
            do {
                inbox.post(.customers(.profile(try await source.profile(of: row, table, generation))))
            } catch {
                inbox.post(.customers(.profileFailed(row, reason: "\(error)")))
            }
        }
    }

    private func read() {
        state.withLock { state in
            guard state.isWanted else { return }
            state.task?.cancel()
            let generation = state.generation
            state.task = Task(executorPreference: executor) { await self.read(generation) }
        }
    }

    private func read(_ generation: Generation?) async {
        do {
            let data = try await generation.mapAsync { try await source.data($0) } ?? nil
            guard !Task.isCancelled else { return }
            state.withLock { $0.table = data?.table }
            inbox.post(.customers(.data(data)))
            guard let data, let generation else { return }
            try await data.table.readDevices(generation)
            inbox.post(.customers(.devicesRead))
            data.table.sortAhead()
        } catch is CancellationError {
            // A newer generation is read instead.
        } catch {
            Logger.program.error("the customers were not read", metadata: ["error": "\(error)"])
            inbox.post(.customers(.failed("\(error)")))
        }
    }
}

extension Optional where Wrapped: Sendable {
    fileprivate func mapAsync<Result>(_ body: (Wrapped) async throws -> Result) async rethrows -> Result? {
        guard let self else { return nil }
        return try await body(self)
    }
}
