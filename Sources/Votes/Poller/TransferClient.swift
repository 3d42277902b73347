import AsyncHTTPClient
import Foundation
import NIOCore
import NIOSSL

/// The HTTP client of one run of a poller.
enum TransferClient {
    /// Names a file of certificates to trust besides the system's.
    static let trustVariable = "SSL_CERT_FILE"

    /// Runs `body` with a client on the threads that the whole program shares, and shuts it down afterwards.
    /// - Parameter longestConnect: seconds until a connection must stand.
    static func with<Value>(
        longestConnect: Int64 = FetchError.longestConnect, _ body: (HTTPClient) async throws -> Value
    ) async rethrows -> Value {
        let client = HTTPClient(
            eventLoopGroupProvider: .singleton, configuration: configuration(longestConnect: longestConnect))
        // Begun, and not waited for: a connection under way to a host that is silent would hold it up for seconds.
        defer { client.shutdown { _ in } }
        return try await body(client)
    }

    private static func configuration(longestConnect: Int64) -> HTTPClient.Configuration {
        // Redirects are followed by rules of our own. Compression is not asked for, and nothing is decompressed: a few
        // bytes cannot become many.
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: tls, redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(longestConnect)), decompression: .disabled)
        configuration.httpVersion = .http1Only
        // A poll that fails is reported, and the poller itself tries again.
        configuration.connectionPool.retryConnectionEstablishment = false
        // Shorter than servers keep theirs: a request on a connection that is just being closed would fail.
        configuration.connectionPool.idleTimeout = .seconds(1)
        return configuration
    }

    private static var tls: TLSConfiguration {
        var tls = TLSConfiguration.makeClientConfiguration()
        if let path = ProcessInfo.processInfo.environment[trustVariable], !path.isEmpty {
            tls.additionalTrustRoots = [.file(path)]
        }
        return tls
    }
}
