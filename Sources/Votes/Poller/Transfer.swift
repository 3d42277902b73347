import Foundation
import FoundationNetworking
import Synchronization

/// One GET, read into memory up to a limit. Hears the session's delegate calls, from the session's threads.
final class Transfer: NSObject, URLSessionDataDelegate, Sendable {
    static let mostRedirects = 5

    private struct State {
        var bytes: [UInt8] = []
        var redirects = 0
        /// What became of it, until somebody waits for it.
        var outcome: Result<[UInt8], FetchError>?
        var waiter: CheckedContinuation<Result<[UInt8], FetchError>, Never>?
        var isFinished = false
    }

    private let url: PollURL
    private let limit: Int
    private let state = Mutex(State())

    init(_ url: PollURL, limit: Int) {
        self.url = url
        self.limit = limit
    }

    /// The body of the answer, whose status is 200. Returns at once when the task is cancelled.
    func run() async throws(FetchError) -> [UInt8] {
        let session = URLSession(configuration: Self.configuration, delegate: self, delegateQueue: nil)
        // Also lets go of this delegate, which the session holds until then.
        defer { session.invalidateAndCancel() }
        session.dataTask(with: url.request).resume()
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in wait(waiter) }
        } onCancel: {
            finish(.failure(.cancelled))
        }
        return try outcome.get()
    }

    private static var configuration: URLSessionConfiguration {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.urlCache = nil
        configuration.httpCookieStorage = nil
        configuration.urlCredentialStorage = nil
        return configuration
    }

    private func wait(_ waiter: CheckedContinuation<Result<[UInt8], FetchError>, Never>) {
        let outcome = state.withLock { state in
            if state.outcome == nil { state.waiter = waiter }
            return state.outcome
        }
        if let outcome { waiter.resume(returning: outcome) }
    }

    /// The first outcome counts.
    private func finish(_ outcome: Result<[UInt8], FetchError>) {
        let waiter = state.withLock { state in
            guard !state.isFinished else { return nil as CheckedContinuation<Result<[UInt8], FetchError>, Never>? }
            state.isFinished = true
            state.outcome = outcome
            return state.waiter.take()
        }
        waiter?.resume(returning: outcome)
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        if status != 200 { finish(.failure(.status(status))) }
        if response.expectedContentLength > limit { finish(.failure(.tooLarge(limit: limit))) }
        completionHandler(state.withLock { $0.isFinished } ? .cancel : .allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let isTooLarge = state.withLock { state in
            guard !state.isFinished else { return false }
            let fits = state.bytes.count + data.count <= limit
            if fits { state.bytes += data } else { state.bytes = [] }
            return !fits
        }
        guard isTooLarge else { return }
        finish(.failure(.tooLarge(limit: limit)))
        dataTask.cancel()
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        let bytes = state.withLock { $0.bytes }
        finish(error.map { .failure(FetchError($0)) } ?? .success(bytes))
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        let redirects = state.withLock { state in
            state.redirects += 1
            return state.redirects
        }
        let next = request.url.flatMap(url.request(redirectedTo:))
        if redirects > Self.mostRedirects { finish(.failure(.tooManyRedirects)) }
        if next == nil { finish(.failure(.refusedRedirect)) }
        completionHandler(state.withLock { $0.isFinished } ? nil : next)
    }
}
