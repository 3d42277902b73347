import Foundation
import FoundationNetworking

/// Why a poll brought no votes, with what a person can do about it. Never holds more of an address than its scheme, host
/// and path.
package enum FetchError: Error, Equatable, CustomStringConvertible {
    case cancelled
    /// Seconds.
    case timedOut(after: Double)
    case status(Int)
    /// Bytes allowed.
    case tooLarge(limit: Int)
    case refusedRedirect
    case tooManyRedirects
    case untrustedCertificate
    case cannotConnect
    case unknownHost
    case connectionCut
    /// Another code of `URLError`.
    case failed(code: Int)
    /// The answer came, and is not what the API answers.
    case notVotes(reason: String)

    init(_ error: any Error) {
        guard let code = (error as? URLError)?.code else {
            self = .failed(code: (error as NSError).code)
            return
        }
        self =
            switch code {
            case .cancelled: .cancelled
            case .cannotConnectToHost: .cannotConnect
            case .cannotFindHost, .dnsLookupFailed: .unknownHost
            case .networkConnectionLost, .badServerResponse: .connectionCut
            case .httpTooManyRedirects: .tooManyRedirects
            case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
                .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid:
                .untrustedCertificate
            default: .failed(code: code.rawValue)
            }
    }

    package var description: String {
        switch self {
        case .cancelled: "stopped"
        case .timedOut(let seconds): "no whole answer within \(seconds) s; the server is slow or hangs"
        case .status(let code): "the server answered with HTTP status \(code) instead of 200; check the address"
        case .tooLarge(let limit): "the answer is larger than \(limit >> 20) MiB; ask for fewer votes with count="
        case .refusedRedirect: "the server redirects to an address that is not http or https, or from https to http"
        case .tooManyRedirects: "the server redirects more than \(Transfer.mostRedirects) times; check the address"
        case .untrustedCertificate:
            "no secure connection: the server's certificate is not trusted here, or not for this name; have this "
                + "machine trust who signed it (update-ca-certificates), or use the name in it"
        case .cannotConnect: "nothing listens there; is the API running? (cyclorama simulate)"
        case .unknownHost: "there is no host of this name; check the address"
        case .connectionCut: "the server cut the connection before the answer was whole"
        case .failed(let code): "the transfer failed (URL error \(code))"
        case .notVotes(let reason): "the answer holds no votes: \(reason); check the address"
        }
    }
}
