import Foundation

/// The address of a server that speaks OpenAI's chat API, such as `http://127.0.0.1:1234/v1`.
package struct LLMEndpoint: Sendable, Equatable, CustomStringConvertible {
    private let base: URL

    /// - Parameter text: with or without `/v1` at its end, or with the whole path of the chat.
    package init(_ text: String) throws(LLMEndpointError) {
        guard var parts = URLComponents(string: text.trimmingCharacters(in: .whitespaces)) else {
            throw .noAddress
        }
        guard parts.user == nil, parts.password == nil else { throw .holdsPassword }
        parts.scheme = parts.scheme?.lowercased()
        // A host or a port that is none would end the program within the HTTP client.
        guard ["http", "https"].contains(parts.scheme), let host = parts.host, Self.isHost(host), Self.isPort(parts),
            parts.query == nil, parts.fragment == nil
        else { throw .noAddress }
        parts.path = Self.path(parts.path)
        guard let url = parts.url else { throw .noAddress }
        base = url
    }

    var chat: String { base.absoluteString + "/chat/completions" }
    var models: String { base.absoluteString + "/models" }
    var host: String { base.host ?? "" }
    var isOpenAI: Bool { host.lowercased() == "api.openai.com" }
    /// What is sent is encrypted, or stays on this machine.
    var protectsKey: Bool {
        let host = host.lowercased().trimmingCharacters(in: ["[", "]"])
        return base.scheme == "https" || host == "localhost" || host == "::1" || Self.isLoopback(host)
    }

    package var description: String { base.absoluteString }

    private static func path(_ path: String) -> String {
        var words = path.split(separator: "/").map(String.init)
        if words.suffix(2) == ["chat", "completions"] { words.removeLast(2) }
        if words.isEmpty { words = ["v1"] }
        return "/" + words.joined(separator: "/")
    }

    /// Foundation leaves out a port that is no number it can hold, and then the usual one would be asked.
    private static func isPort(_ parts: URLComponents) -> Bool {
        parts.port.map { (1...65_535).contains($0) } ?? parts.rangeOfPort?.isEmpty ?? true
    }

    private static func isHost(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.contains(UInt8(ascii: ":")) else {
            return (1...253).contains(bytes.count)
                && bytes.allSatisfy { (0x30...0x39).contains($0) || isLetter($0) || [0x2D, 0x2E, 0x5F].contains($0) }
        }
        var address = in6_addr()
        return inet_pton(AF_INET6, text.trimmingCharacters(in: ["[", "]"]), &address) == 1
    }

    private static func isLoopback(_ host: String) -> Bool {
        var address = in_addr()
        return inet_pton(AF_INET, host, &address) == 1 && UInt32(bigEndian: address.s_addr) >> 24 == 127
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}

/// An address that cannot be a server's, or must not be sent a key. Never shows it: it may hold a password.
package enum LLMEndpointError: Error, Equatable, CustomStringConvertible {
    case noAddress
    case holdsPassword
    case keyUnprotected
    /// The variable that holds it.
    case keyUnusable(String)

    package var description: String {
        switch self {
        case .noAddress:
            "the address of the language model is not one of a server; give one such as http://127.0.0.1:1234/v1, "
                + "without a query"
        case .holdsPassword:
            "the address of the language model holds a name or password; give the key in the environment, as "
                + APIKey.variable
        case .keyUnusable(let variable):
            "the key in \(variable) holds what no key does, such as spaces, line breaks or accents; set it again"
        case .keyUnprotected:
            "the key of the language model would be sent over http for all to read; give an address with https, or unset "
                + APIKey.variable
        }
    }
}
