import Foundation

/// Who made a device, as far as its MAC tells.
package struct Makers: Sendable {
    private let names: [String: String]

    /// - Parameter table: lines `E4AB89 MitraStar`; blank ones and those after `#` are left out.
    package init(_ table: String) {
        var names: [String: String] = [:]
        for line in table.split(whereSeparator: \.isNewline) {
            let words = line.prefix { $0 != "#" }.split(maxSplits: 1, whereSeparator: \.isWhitespace)
            guard words.count == 2, words[0].count == 6 else { continue }
            names[words[0].uppercased()] = words[1].trimmingCharacters(in: .whitespaces)
        }
        self.names = names
    }

    package static let none = Makers("")

    package enum Origin: Hashable, Sendable {
        case maker(String)
        /// The first six digits are in no table at hand.
        case unknown
        /// The address was not given out by a maker: its second-lowest bit says so.
        case locallyAdministered
        /// Not twelve hexadecimal digits.
        case notAnAddress
    }

    /// - Parameter mac: as logged.
    package func origin(of mac: String) -> Origin {
        let digits = mac.filter { $0 != ":" && $0 != "-" }.uppercased()
        // A few devices are logged with an index behind the address: `001C55007900/40`.
        let address = digits.prefix { $0 != "/" }
        guard address.count == 12, address.allSatisfy(\.isHexDigit), let first = UInt8(address.prefix(2), radix: 16)
        else {
            return .notAnAddress
        }
        if first & 2 != 0 { return .locallyAdministered }
        return names[String(address.prefix(6))].map(Origin.maker) ?? .unknown
    }
}

extension Makers.Origin {
    /// In a word or two.
    package var words: String {
        switch self {
        case .maker(let name): name
        case .unknown: "unknown maker"
        case .locallyAdministered: "locally administered"
        case .notAnAddress: "not an address"
        }
    }
}
