import Crypto
import Foundation

/// Replaces what names a person or a device by a token, for exports: the same key gives the same token for the same
/// value, so that tables still join; without the key nobody can tell who it is, nor try values out.
///
/// HMAC-SHA-256, cut to 80 bits: among ten million values two share a token with a chance of one in 10¹⁰.
package struct Mask: Sendable, CustomStringConvertible, CustomReflectable {
    /// Whom a value names. A user and a contract of the same digits get different tokens.
    package enum Subject: String, Sendable {
        case user = "u"
        case contract = "c"
        case device = "m"
    }

    /// Characters of every token: `u_`, then 16 of `a`–`z` and `2`–`7`.
    package static let width = 18

    private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

    private let key: SymmetricKey

    /// - Parameter secret: whoever has it can find out who is behind a token.
    package init(secret: [UInt8]) { key = SymmetricKey(data: secret) }

    /// The key is not printed, whoever prints this.
    package var description: String { "Mask(hidden)" }
    package var customMirror: Mirror { Mirror(self, children: []) }

    /// The token of a value; an empty value stays empty.
    package func token(_ subject: Subject, _ value: String) -> String {
        guard !value.isEmpty else { return "" }
        var code = HMAC<SHA256>(key: key)
        code.update(data: Array(subject.rawValue.utf8) + [0])
        code.update(data: Array(value.utf8))
        return subject.rawValue + "_" + Self.text(of: Array(code.finalize().prefix(10)))
    }

    /// Five bits a character, as in base 32 of RFC 4648, in lower case.
    private static func text(of bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        var (bits, count) = (UInt32(0), 0)
        for byte in bytes {
            bits = (bits << 8 | UInt32(byte)) & 0xFFFF
            count += 8
            while count >= 5 {
                count -= 5
                text.append(alphabet[Int(bits >> UInt32(count) & 31)])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
