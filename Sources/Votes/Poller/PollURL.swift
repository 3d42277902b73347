import Foundation

/// An http or https address. Its name and password, if it has them, leave it only in the header that the server gets.
package struct PollURL: Sendable, Equatable, CustomStringConvertible {
    /// Without name and password.
    let address: URL
    /// The value of the header `Authorization`.
    private let authorization: String?

    /// - Throws: `PollerError.invalidOption`, which never shows a password.
    package init(_ text: String) throws(PollerError) {
        guard let parts = URLComponents(string: text), let address = Self.address(parts) else {
            throw Self.refusal(text)
        }
        self.address = address
        authorization = (parts.user ?? parts.password).map { _ in
            "Basic " + Data("\(parts.user ?? ""):\(parts.password ?? "")".utf8).base64EncodedString()
        }
    }

    package var description: String { address.absoluteString }

    /// Where an answer of `source` sends its client on to. Nil where that is no address to be polled, or not as safe as
    /// the one before.
    static func redirection(from source: URL, to location: String) -> URL? {
        guard !location.isEmpty, let target = URL(string: location, relativeTo: source)?.absoluteURL,
            let parts = URLComponents(url: target, resolvingAgainstBaseURL: true), let address = address(parts),
            address.scheme == "https" || source.scheme == "http"
        else { return nil }
        return address
    }

    /// What to tell the server at `target`: the password goes nowhere but where it was meant to go.
    func headers(for target: URL) -> [String: String] {
        var headers = ["Accept": "application/json", "User-Agent": "cyclorama"]
        if Self.origin(target) == Self.origin(address) { headers["Authorization"] = authorization }
        return headers
    }

    /// Nil for what a client cannot be trusted with: hosts and ports that are none would end the program in there.
    private static func address(_ parts: URLComponents) -> URL? {
        var parts = parts
        parts.scheme = parts.scheme?.lowercased()
        (parts.user, parts.password, parts.fragment) = (nil, nil, nil)
        guard let url = parts.url, ["http", "https"].contains(url.scheme), let host = url.host, isHost(host),
            isPort(parts)
        else { return nil }
        return url
    }

    /// Foundation leaves out a port that is no number it can hold, and then the usual one would be asked.
    private static func isPort(_ parts: URLComponents) -> Bool {
        parts.port.map { (1...65_535).contains($0) } ?? parts.rangeOfPort?.isEmpty ?? true
    }

    /// A name or an address of a host, IPv6 with or without brackets.
    private static func isHost(_ text: String) -> Bool {
        let bytes = text.utf8
        guard !bytes.contains(UInt8(ascii: ":")) else {
            let digits = text.trimmingPrefix("[")
            return (digits.hasSuffix("]") ? digits.dropLast() : digits).utf8.allSatisfy {
                isLetterOrDigit($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
            }
        }
        return !bytes.isEmpty && bytes.allSatisfy { isLetterOrDigit($0) || "-._".utf8.contains($0) }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: false
        }
    }

    /// Addresses with the same one are served by the same server.
    private static func origin(_ url: URL) -> [String?] {
        [url.scheme, url.host?.lowercased(), "\(url.port ?? (url.scheme == "https" ? 443 : 80))"]
    }

    private static func refusal(_ text: String) -> PollerError {
        .invalidOption(
            name: "--url", value: text.contains("@") ? "an address of this kind" : "“\(text)”",
            remedy: "give an http or https address, such as http://127.0.0.1:1111/votes")
    }
}
