/// Why a request to the language model brought no labels. Never holds what the server wrote, which may repeat a key.
package enum LLMFault: Error, Equatable, Sendable, CustomStringConvertible {
    case timedOut
    /// The wait is the one the server asks for.
    case status(Int, wait: Duration?)
    /// Larger than the limit, cut off, or ended for its length.
    case tooLong
    /// No JSON of the kind asked for.
    case unreadable
    case refusedConnection
    case unreachable
    case insecure
    case connectionCut
    case noModel
    /// In the words of the library that transfers.
    case failed(String)

    package var description: String {
        switch self {
        case .timedOut: "the language model does not answer in time; ask for less at once, or give it more time"
        case .status(401, _), .status(403, _):
            "the language model's server refuses the key; set " + APIKey.variable
        case .status(404, _): "the language model's server knows no such address or model; check both"
        case .status(429, _): "the language model's server gets too many requests; run again later"
        case .status(let code, _): "the language model's server answers with HTTP status \(code); see its log"
        case .tooLong: "the language model's answers are too long or cut off; try another model"
        case .unreadable: "the language model does not answer with the JSON it is asked for; try another model"
        case .refusedConnection: "nothing listens at the language model's address; is its server running?"
        case .unreachable: "no connection to the language model's server; check the address and the network"
        case .insecure: "no secure connection to the language model's server; check its certificate, or http and https"
        case .connectionCut: "the language model's server cuts the connection; see its log"
        case .noModel: "the language model's server has no model loaded; load one, or name one"
        case .failed(let reason): "asking the language model failed: \(reason)"
        }
    }

    /// No further request can do better.
    var isFinal: Bool {
        switch self {
        case .refusedConnection, .insecure, .noModel, .status(401, _), .status(403, _), .status(404, _): true
        default: false
        }
    }

    /// A smaller batch may do better.
    var callsForLess: Bool { self == .timedOut || self == .tooLong }

    /// The request has something in it that the server does not take.
    var isBadRequest: Bool {
        if case .status(let code, _) = self { [400, 415, 422, 501].contains(code) } else { false }
    }

    var wait: Duration? { if case .status(_, let wait) = self { wait } else { nil } }
}
