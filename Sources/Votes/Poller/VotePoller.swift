import DurableFiles
import Foundation
import Synchronization

/// Fetches the API's answer at an interval and writes each one to a file of its own, through outages of the server and
/// of the disk.
package final class VotePoller: Sendable {
    package let options: PollerOptions
    private let folder: VoteFolder
    private let state = Mutex(PollerSnapshot())

    package init(options: PollerOptions, files: DurableFiles = DurableFiles()) {
        self.options = options
        folder = VoteFolder(path: options.output, files: files)
    }

    /// Counted over all runs; cheap, from any thread.
    package var snapshot: PollerSnapshot { state.withLock { $0 } }

    /// Polls until its task is cancelled, the first time at once, and then returns; an answer that has come is written
    /// first. Polls never overlap: one that takes longer than the interval is followed by the next at once.
    ///
    /// - Parameter onReport: called in the poller's task after each poll and each failure.
    /// - Throws: `PollerError` for a wrong option, or a last answer that could not be written; `FileError` where the
    ///   output folder cannot be used from the start.
    package func run(onReport: @Sendable (PollReport) -> Void = { _ in }) async throws {
        try options.validate()
        try folder.prepare()
        defer { change { $0.phase = .idle } }
        try await TransferClient.with { client in
            let transfer = Transfer(url: options.url, limit: options.largestResponse, client: client)
            try await poll(transfer, onReport)
        }
    }

    private func poll(_ transfer: Transfer, _ onReport: @Sendable (PollReport) -> Void) async throws(PollerError) {
        var backoff = Backoff(interval: options.interval)
        while !Task.isCancelled {
            let began = ContinuousClock.now
            change { ($0.phase, $0.polls) = (.fetching, $0.polls + 1) }
            switch await fetch(transfer) {
            case .success(let response):
                backoff.reset()
                try await save(response, onReport)
                await pause(until: began + options.interval)
            case .failure(.cancelled):
                return
            case .failure(let error):
                await retry(error.description, &backoff, onReport)
                // The folder itself may have been moved away.
                try? folder.prepare()
            }
        }
    }

    private func fetch(_ transfer: Transfer) async -> Result<VoteResponse, FetchError> {
        let timeout = options.timeout
        return await withTaskGroup(of: Result<[UInt8], FetchError>?.self) { tasks in
            tasks.addTask {
                do throws(FetchError) { return .success(try await transfer.run()) } catch { return .failure(error) }
            }
            tasks.addTask {
                // Nil where the time was not over: the transfer decides.
                await transfer.hasPassed(timeout) ? .failure(.timedOut(after: timeout / .seconds(1))) : nil
            }
            defer { tasks.cancelAll() }
            for await result in tasks {
                if let result { return result.flatMap(Self.checked) }
            }
            return .failure(.cancelled)
        }
    }

    private static func checked(_ bytes: [UInt8]) -> Result<VoteResponse, FetchError> {
        do throws(FetchError) { return .success(try VoteResponse(bytes)) } catch { return .failure(error) }
    }

    /// Does not return before the response is written, unless the poller is stopped and a last try fails.
    private func save(_ response: VoteResponse, _ onReport: (PollReport) -> Void) async throws(PollerError) {
        let time = LocalTime.clock
        let name = try await insist(response, onReport) { () throws(FileError) in
            try folder.place(response.bytes, time: time)
        }
        let file = PolledFile(name: name, votes: response.votes, bytes: response.bytes.count, at: Date())
        change {
            $0.files += 1
            $0.votes += file.votes
            $0.bytes += file.bytes
            $0.lastFile = file
        }
        // By itself: to write the file once more because of this would double its votes.
        try await insist(response, onReport) { () throws(FileError) in try folder.settle() }
        onReport(.saved(file))
    }

    private func insist<Value>(
        _ response: VoteResponse, _ onReport: (PollReport) -> Void, _ step: () throws(FileError) -> Value
    ) async throws(PollerError) -> Value {
        var backoff = Backoff(interval: options.interval)
        while true {
            change { $0.phase = .writing }
            let isLastTry = Task.isCancelled
            do throws(FileError) {
                return try step()
            } catch {
                guard !isLastTry else { throw .unwritten(votes: response.votes, error) }
                await retry(error.description, &backoff, onReport)
            }
        }
    }

    private func retry(_ text: String, _ backoff: inout Backoff, _ onReport: (PollReport) -> Void) async {
        var random = SystemRandomNumberGenerator()
        let wait = backoff.next(using: &random)
        change {
            $0.errors += 1
            $0.lastError = PollerSnapshot.Failure(text: text, at: Date())
        }
        onReport(.failed(text, retry: wait))
        await pause(until: .now + wait)
    }

    /// Returns early when the task is cancelled.
    private func pause(until instant: ContinuousClock.Instant) async {
        let left = (instant - .now) / .seconds(1)
        change { $0.phase = .waiting(until: Date(timeIntervalSinceNow: max(0, left))) }
        try? await Task.sleep(until: instant)
    }

    private func change(_ body: (inout PollerSnapshot) -> Void) { state.withLock { body(&$0) } }
}
