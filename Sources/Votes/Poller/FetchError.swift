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
    /// What is wrong with it.
    case untrustedCertificate(String)
    case cannotConnect
    case unknownHost
    case connectionCut
    /// Anything else, in the words of the library that transfers.
    case failed(String)
    /// The answer came, and is not what the API answers.
    case notVotes(reason: String)

    init(_ error: any Error) {
        let words = error.localizedDescription
        self =
            switch (error as? URLError)?.code {
            case .cancelled: .cancelled
            case .cannotConnectToHost: .cannotConnect
            case .cannotFindHost, .dnsLookupFailed: .unknownHost
            case .networkConnectionLost, .badServerResponse: .connectionCut
            case .httpTooManyRedirects: .tooManyRedirects
            // Foundation has no code for what libcurl says of a certificate; it passes the words on.
            case _ where words.lowercased().contains("certificate"): .untrustedCertificate(words)
            default: .failed(words)
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
        case .untrustedCertificate(let reason):
            "no secure connection: \(reason); have this machine trust who signed the server's certificate "
                + "(update-ca-certificates), or use the name that is in it"
        case .cannotConnect: "nothing listens there; is the API running? (cyclorama simulate)"
        case .unknownHost: "there is no host of this name; check the address"
        case .connectionCut: "the server cut the connection before the answer was whole"
        case .failed(let reason): "the transfer failed: \(reason)"
        case .notVotes(let reason): "the answer holds no votes: \(reason); check the address"
        }
    }
}
