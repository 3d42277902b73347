/// Why a poll brought no votes, with what a person can do about it. Never holds more of an address than its host.
package enum FetchError: Error, Equatable, CustomStringConvertible {
    case cancelled
    /// Seconds.
    case timedOut(after: Double)
    case status(Int)
    /// Bytes allowed.
    case tooLarge(limit: Int)
    case refusedRedirect
    case tooManyRedirects
    /// Expired, or signed by nobody this machine trusts.
    case untrustedCertificate(host: String)
    /// The certificate is trusted, and for somebody else.
    case certificateOfAnother(host: String)
    /// The machine's list of trusted certificates, or the user's own, cannot be read.
    case noTrustedCertificates
    /// TLS failed for another reason.
    case insecure(host: String, reason: String)
    case cannotConnect
    /// No connection within the time for that.
    case unreachable(host: String)
    case unknownHost
    case connectionCut
    case notHTTP
    /// Anything else, in the words of the library that transfers.
    case failed(String)
    /// The answer came, and is not what the API answers.
    case notVotes(reason: String)

    /// Seconds until a connection must stand.
    static let longestConnect: Int64 = 10

    package var description: String {
        switch self {
        case .cancelled: "stopped"
        case .timedOut(let seconds): "no whole answer within \(seconds) s; the server is slow or hangs"
        case .status(let code): "the server answered with HTTP status \(code) instead of 200; check the address"
        case .tooLarge(let limit): "the answer is larger than \(limit >> 20) MiB; ask for fewer votes with count="
        case .refusedRedirect:
            "the server redirects to what is not http or https, from https to http, or to no address; check the address"
        case .tooManyRedirects: "the server redirects more than \(Transfer.mostRedirects) times; check the address"
        case .untrustedCertificate(let host):
            "no secure connection: the certificate of \(host) has expired, or nobody this machine trusts has signed it; "
                + "renew it, or have this machine trust who signed it (update-ca-certificates, or "
                + "\(TransferClient.trustVariable)=FILE)"
        case .certificateOfAnother(let host):
            "no secure connection: the server's certificate is not for \(host); use a name that is in the certificate"
        case .noTrustedCertificates:
            "no secure connection: the list of trusted certificates cannot be read; install ca-certificates, and let "
                + "\(TransferClient.trustVariable), if it is set, name a file of certificates in PEM form"
        case .insecure(let host, let reason): "no secure connection to \(host): \(reason); does it speak https?"
        case .cannotConnect: "nothing listens there; is the API running? (cyclorama simulate)"
        case .unreachable(let host):
            "no connection to \(host) within \(Self.longestConnect) s; check the address and the network"
        case .unknownHost: "there is no host of this name; check the address"
        case .connectionCut: "the server cut the connection before the answer was whole"
        case .notHTTP: "the server's answer is not HTTP; check the address"
        case .failed(let reason): "the transfer failed: \(reason)"
        case .notVotes(let reason): "the answer holds no votes: \(reason); check the address"
        }
    }
}
