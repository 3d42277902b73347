/// MACs as people type them.
package enum MACText {
    /// The digits of a part of a MAC, without colons and dashes, in capitals; nil for a text that is none. Fewer than four
    /// digits say nothing: every tenth customer would match.
    static func digits(of text: String) -> [UInt8]? {
        let digits = CapitalTable.bytes(of: text).filter { $0 != 0x3A && $0 != 0x2D }
        let isHex = digits.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x46).contains($0) || $0 == 0x2F }
        return isHex && digits.count >= 4 ? digits : nil
    }

    /// Whether a search for this text looks at MACs, too.
    package static func isLike(_ text: String) -> Bool { digits(of: text) != nil }
}
