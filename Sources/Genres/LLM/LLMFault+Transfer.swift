import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

extension LLMFault {
    /// What an error of the HTTP client means.
    init(_ error: any Error) {
        self =
            switch error {
            case let error as LLMFault: error
            case let error as HTTPClientError: Self.meaning(of: error)
            case let error as NIOConnectionError: error.connectionErrors.first.map { .init($0.error) } ?? .unreachable
            case let error as IOError: Self.meaning(of: error)
            case HTTPParserError.invalidEOFState, HTTPParserError.closedConnection: .connectionCut
            case NIOSSLError.uncleanShutdown: .connectionCut
            case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: .insecure
            // Named by its kind alone: what an unknown error holds may be a header.
            default: .failed("\(type(of: error))")
            }
    }

    private static func meaning(of error: HTTPClientError) -> LLMFault {
        switch error {
        case .remoteConnectionClosed: .connectionCut
        case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout: .unreachable
        case .readTimeout, .deadlineExceeded, .requestStreamCancelled: .timedOut
        default: .failed(error.shortDescription)
        }
    }

    private static func meaning(of error: IOError) -> LLMFault {
        switch error.errnoCode {
        case ECONNREFUSED: .refusedConnection
        case ECONNRESET, EPIPE: .connectionCut
        default: .unreachable
        }
    }
}
