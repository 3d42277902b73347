import Foundation
import FoundationNetworking
import Synchronization

/// One GET, read into memory up to a limit. Hears the session's delegate calls, from the session's threads.
///
/// Foundation on Linux ends the process when a task is cancelled while it waits for an answer about a redirect. So both
/// happen under the lock, and none after the other: a task that was cancelled is never told about a redirect, and what
/// it was told reaches its queue before a cancellation does. One more such fault is out of reach here: a redirect to
/// `//host`, without a scheme, whose host is an IPv6 address or no host name at all.
final class Transfer: NSObject, URLSessionDataDelegate, Sendable {
    static let mostRedirects = 5

    typealias Outcome = Result<[UInt8], FetchError>

    private struct State {
        var bytes: [UInt8] = []
        var redirects = 0
        var task: URLSessionDataTask?
        /// The first one counts.
        var outcome: Outcome?
        var waiter: CheckedContinuation<Outcome, Never>?
    }

    private let url: PollURL
    private let limit: Int
    private let state = Mutex(State())

    init(_ url: PollURL, limit: Int) {
        self.url = url
        self.limit = limit
    }

    /// The body of the answer, whose status is 200. Returns at once when the task is cancelled. For one use.
    func run() async throws(FetchError) -> [UInt8] {
        let session = URLSession(configuration: Self.configuration, delegate: self, delegateQueue: nil)
        let task = session.dataTask(with: url.request)
        state.withLock { $0.task = task }
        task.resume()
        // When its task has ended, the session lets go of this delegate.
        session.finishTasksAndInvalidate()
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in wait(waiter) }
        } onCancel: {
            abort(.cancelled)
        }
        return try outcome.get()
    }

    private static let configuration: URLSessionConfiguration = {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.urlCache = nil
        configuration.httpCookieStorage = nil
        configuration.urlCredentialStorage = nil
        // Never: whoever runs this has a clock of its own, which the lock above knows about.
        configuration.timeoutIntervalForRequest = 1e6
        return configuration
    }()

    private func wait(_ waiter: CheckedContinuation<Outcome, Never>) {
        let outcome = state.withLock { state in
            if state.outcome == nil { state.waiter = waiter }
            return state.outcome
        }
        if let outcome { waiter.resume(returning: outcome) }
    }

    private func finish(_ outcome: Outcome, cancelling: Bool = false) {
        let waiter = state.withLock { state -> CheckedContinuation<Outcome, Never>? in
            guard state.outcome == nil else { return nil }
            state.outcome = outcome
            if cancelling { state.task?.cancel() }
            return state.waiter.take()
        }
        waiter?.resume(returning: outcome)
    }

    private func abort(_ reason: FetchError) { finish(.failure(reason), cancelling: true) }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        completionHandler(.allow)
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        if status != 200 { abort(.status(status)) }
        if response.expectedContentLength > limit { abort(.tooLarge(limit: limit)) }
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let fits = state.withLock { state in
            guard state.outcome == nil, state.bytes.count + data.count <= limit else {
                state.bytes = []
                return false
            }
            state.bytes += data
            return true
        }
        if !fits { abort(.tooLarge(limit: limit)) }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        finish(error.map { .failure(FetchError($0)) } ?? .success(state.withLock { $0.bytes }))
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        let next = request.url.flatMap(url.request(redirectedTo:))
        let failure = state.withLock { state -> FetchError? in
            guard state.outcome == nil else { return nil }
            state.redirects += 1
            let isLast = state.redirects > Self.mostRedirects
            completionHandler(isLast ? nil : next)
            return isLast ? .tooManyRedirects : next == nil ? .refusedRedirect : nil
        }
        // The task ends by itself, with the answer that redirects.
        if let failure { finish(.failure(failure)) }
    }
}
