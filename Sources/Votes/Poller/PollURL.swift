import Foundation
import FoundationNetworking

/// An http or https address. Its name and password, if it has them, leave it only in the header that the server gets.
package struct PollURL: Sendable, Equatable, CustomStringConvertible {
    /// Without name and password.
    private let address: URL
    /// The value of the header `Authorization`.
    private let authorization: String?

    /// - Throws: `PollerError.invalidOption`, which never shows a password.
    package init(_ text: String) throws(PollerError) {
        guard var parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            ["http", "https"].contains(scheme), parts.host?.isEmpty == false,
            parts.port.map({ (1...65_535).contains($0) }) ?? true
        else { throw Self.refusal(text) }
        authorization = (parts.user ?? parts.password).map { _ in
            "Basic " + Data("\(parts.user ?? ""):\(parts.password ?? "")".utf8).base64EncodedString()
        }
        (parts.user, parts.password, parts.fragment) = (nil, nil, nil)
        guard let address = parts.url else { throw Self.refusal(text) }
        self.address = address
    }

    package var description: String { address.absoluteString }

    var request: URLRequest { request(for: address) }

    /// The request that follows a redirect: the password goes nowhere but where it was meant to go. Nil where the new
    /// address is not http or https, or not as safe as this one.
    func request(redirectedTo target: URL) -> URLRequest? {
        switch target.scheme?.lowercased() {
        case "https": request(for: target)
        case "http" where address.scheme?.lowercased() == "http": request(for: target)
        default: nil
        }
    }

    private func request(for target: URL) -> URLRequest {
        var request = URLRequest(url: target, cachePolicy: .reloadIgnoringLocalCacheData)
        request.setValue("application/json", forHTTPHeaderField: "Accept")
        let isSame = (target.scheme, target.host, target.port) == (address.scheme, address.host, address.port)
        if isSame, let authorization { request.setValue(authorization, forHTTPHeaderField: "Authorization") }
        return request
    }

    private static func refusal(_ text: String) -> PollerError {
        .invalidOption(
            name: "--url", value: text.contains("@") ? "an address of this kind" : "“\(text)”",
            remedy: "give an http or https address, such as http://127.0.0.1:1111/votes")
    }
}
