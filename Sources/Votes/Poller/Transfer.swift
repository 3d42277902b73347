import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// GETs an address and reads the answer into memory, up to a limit. For how long is up to whoever runs it, and cancels it.
struct Transfer: Sendable {
    static let mostRedirects = 5

    let url: PollURL
    /// Bytes.
    let limit: Int
    let client: HTTPClient

    /// The body of the answer, whose status is 200. Returns at once when the task is cancelled.
    func run() async throws(FetchError) -> [UInt8] {
        var target = url.address
        for _ in 0...Self.mostRedirects {
            do {
                switch try await get(target) {
                case .body(let bytes): return bytes
                case .redirection(let next): target = next
                }
            } catch {
                throw Task.isCancelled ? .cancelled : FetchError(error, host: target.host ?? "")
            }
        }
        throw .tooManyRedirects
    }

    /// Waits; false when the task is cancelled before the time is over. Unlike this, a `Task.sleep` that is cancelled keeps
    /// its memory until the time is over: that of thousands of polls.
    func hasPassed(_ time: Duration) async -> Bool {
        let timer = client.eventLoopGroup.any().scheduleTask(in: TimeAmount(time)) {}
        return await withTaskCancellationHandler {
            (try? await timer.futureResult.get()) != nil
        } onCancel: {
            timer.cancel()
        }
    }

    private enum Answer {
        case body([UInt8])
        case redirection(URL)
    }

    private func get(_ target: URL) async throws -> Answer {
        var request = HTTPClientRequest(url: target.absoluteString)
        for (name, value) in url.headers(for: target) { request.headers.add(name: name, value: value) }
        let response = try await client.execute(request, deadline: .distantFuture)
        switch response.status {
        case .ok:
            return .body(try await body(of: response))
        case .movedPermanently, .found, .seeOther, .temporaryRedirect, .permanentRedirect:
            let location = response.headers.first(name: "Location") ?? ""
            guard let next = PollURL.redirection(from: target, to: location) else { throw FetchError.refusedRedirect }
            return .redirection(next)
        default:
            throw FetchError.status(Int(response.status.code))
        }
    }

    /// The length that the answer states is a reason to end at once, and never one to trust.
    private func body(of response: HTTPClientResponse) async throws -> [UInt8] {
        let stated = response.headers.first(name: "Content-Length").flatMap { Int($0) } ?? 0
        guard stated <= limit else { throw FetchError.tooLarge(limit: limit) }
        var bytes: [UInt8] = []
        for try await chunk in response.body {
            guard bytes.count + chunk.readableBytes <= limit else { throw FetchError.tooLarge(limit: limit) }
            bytes += chunk.readableBytesView
        }
        // The loop may also end because the task was cancelled.
        try Task.checkCancellation()
        return bytes
    }
}
