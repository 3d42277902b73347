import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

extension FetchError {
    /// What an error of the HTTP client means.
    /// - Parameter host: of the address that was asked.
    init(_ error: any Error, host: String) {
        self =
            switch error {
            case let error as FetchError: error
            case is CancellationError: .cancelled
            case let error as HTTPClientError: Self.meaning(of: error, host)
            case let error as NIOConnectionError: Self.meaning(of: error, host)
            case let error as IOError: Self.meaning(of: error, host)
            case HTTPParserError.invalidEOFState, HTTPParserError.closedConnection: .connectionCut
            case is HTTPParserError: .notHTTP
            case let error as NIOSSLExtraError: Self.meaning(of: error, host)
            case let error as NIOSSLError: Self.meaning(of: error, host)
            case is BoringSSLError: .noTrustedCertificates
            default: .failed("\(error)")
            }
    }

    private static func meaning(of error: HTTPClientError, _ host: String) -> FetchError {
        switch error {
        case .cancelled: .cancelled
        case .remoteConnectionClosed: .connectionCut
        case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout: .unreachable(host: host)
        default: .failed(error.description)
        }
    }

    /// Of the addresses that a name stands for, none answers.
    private static func meaning(of error: NIOConnectionError, _ host: String) -> FetchError {
        guard let first = error.connectionErrors.first else { return .unknownHost }
        return FetchError(first.error, host: host)
    }

    private static func meaning(of error: IOError, _ host: String) -> FetchError {
        switch error.errnoCode {
        case ECONNREFUSED: .cannotConnect
        case ECONNRESET, EPIPE: .connectionCut
        case EHOSTUNREACH, ENETUNREACH, ETIMEDOUT: .unreachable(host: host)
        default: .failed(error.description)
        }
    }

    private static func meaning(of error: NIOSSLExtraError, _ host: String) -> FetchError {
        error == .failedToValidateHostname
            ? .certificateOfAnother(host: host) : .insecure(host: host, reason: error.description)
    }

    private static func meaning(of error: NIOSSLError, _ host: String) -> FetchError {
        switch error {
        // The library has no code for it; its words are a constant of BoringSSL.
        case .handshakeFailed(let reason) where "\(reason)".contains("CERTIFICATE_VERIFY_FAILED"):
            .untrustedCertificate(host: host)
        case .noSuchFilesystemObject, .failedToLoadCertificate: .noTrustedCertificates
        case .uncleanShutdown: .connectionCut
        default: .insecure(host: host, reason: words(of: error))
        }
    }

    /// BoringSSL's word for what happened, without the place in its source.
    private static func words(of error: NIOSSLError) -> String {
        let words = "\(error)"
        return words.firstMatch(of: /OPENSSL_internal:(\w+)/).map { String($0.output.1) } ?? words
    }
}
