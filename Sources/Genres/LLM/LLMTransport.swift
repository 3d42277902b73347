import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Sends requests to the language model's server, and reads its answers into memory, up to a limit.
struct LLMTransport: Sendable {
    let endpoint: LLMEndpoint
    let key: APIKey?
    let options: LLMOptions
    let client: HTTPClient

    /// Runs `body` with a client on the threads that the whole program shares, and shuts it down afterwards.
    static func with<Value>(
        _ endpoint: LLMEndpoint, key: APIKey?, options: LLMOptions, _ body: (LLMTransport) async throws -> Value
    ) async rethrows -> Value {
        // A redirection would carry the key elsewhere. Nothing is decompressed: a few bytes cannot become many.
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: TimeAmount(options.connectTimeout)),
            decompression: .disabled)
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        // Shorter than servers keep theirs: a request on a connection that is just being closed would fail.
        configuration.connectionPool.idleTimeout = .seconds(1)
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        // Begun, and not waited for: a connection under way to a host that is silent would hold it up for seconds.
        defer { client.shutdown { _ in } }
        return try await body(LLMTransport(endpoint: endpoint, key: key, options: options, client: client))
    }

    func post(_ body: [UInt8], longest: Duration) async throws -> [UInt8] {
        var request = request(endpoint.chat)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        request.body = .bytes(ByteBuffer(bytes: body))
        return try await send(request, longest: longest)
    }

    func models() async throws -> [UInt8] {
        try await send(request(endpoint.models), longest: min(options.listTimeout, options.requestTimeout))
    }

    private func request(_ url: String) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: url)
        request.headers.add(name: "Accept", value: "application/json")
        request.headers.add(name: "User-Agent", value: "cyclorama")
        if let key { request.headers.add(name: "Authorization", value: key.authorization) }
        return request
    }

    /// The body of an answer whose status is 200.
    /// - Throws: `LLMFault`, or `CancellationError` when the task is cancelled.
    private func send(_ request: HTTPClientRequest, longest: Duration) async throws -> [UInt8] {
        try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
            group.addTask {
                do {
                    return try await body(of: try await client.execute(request, deadline: .distantFuture))
                } catch {
                    try Task.checkCancellation()
                    throw LLMFault(error)
                }
            }
            group.addTask {
                await hasPassed(longest) ? nil : []
            }
            defer { group.cancelAll() }
            let first = try await group.next() ?? nil
            // An answer that is there counts, also where the task was cancelled meanwhile.
            if first?.isEmpty != false { try Task.checkCancellation() }
            guard let first else { throw LLMFault.timedOut }
            return first
        }
    }

    private func body(of response: HTTPClientResponse) async throws -> [UInt8] {
        guard response.status == .ok else {
            let wait = response.headers.first(name: "Retry-After").flatMap { RetryAfter.wait($0) }
            throw LLMFault.status(Int(response.status.code), wait: wait)
        }
        // The length that the answer states is a reason to end at once, and never one to trust.
        let stated = response.headers.first(name: "Content-Length").flatMap { Int($0) } ?? 0
        guard stated <= options.answerLimit else { throw LLMFault.tooLong }
        var bytes: [UInt8] = []
        for try await chunk in response.body {
            guard bytes.count + chunk.readableBytes <= options.answerLimit else { throw LLMFault.tooLong }
            bytes += chunk.readableBytesView
        }
        return bytes
    }

    /// Waits; false when the task is cancelled before the time is over. Unlike this, a `Task.sleep` that is cancelled keeps
    /// its memory until the time is over.
    func hasPassed(_ time: Duration) async -> Bool {
        let timer = client.eventLoopGroup.any().scheduleTask(in: TimeAmount(time)) {}
        return await withTaskCancellationHandler {
            (try? await timer.futureResult.get()) != nil
        } onCancel: {
            timer.cancel()
        }
    }
}
