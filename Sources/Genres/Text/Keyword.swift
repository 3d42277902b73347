import Foundation

/// A search keyword in the spellings by which keywords are compared.
package struct Keyword: Hashable, Sendable {
    /// NFC, lower case, single spaces, nothing invisible: keywords that differ in these alone are one.
    package let text: String
    /// `text` with tone marks where the old spelling has them: `hoá` and `hóa` are one.
    package let matching: String
    /// `matching` without diacritics: `đấu phá` is `dau pha`.
    package let plain: String

    package init(_ raw: some StringProtocol) {
        text = Self.cleaned(String(raw))
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else {
            (matching, plain) = (text, text)
            return
        }
        matching = ToneMarks.placed(text)
        plain = Self.withoutDiacritics(matching)
    }

    package var isBlank: Bool { text.isEmpty }

    var isAccented: Bool { plain != matching }

    private static func cleaned(_ raw: String) -> String {
        let isASCII = raw.utf8.allSatisfy { $0 < 0x80 }
        let visible = isASCII ? raw : String(String.UnicodeScalarView(raw.unicodeScalars.filter { !isInvisible($0) }))
        let lower = isASCII ? visible.lowercased() : visible.lowercased().precomposedStringWithCanonicalMapping
        return lower.unicodeScalars
            .split(whereSeparator: { $0.properties.isWhitespace || $0.properties.generalCategory == .control })
            .map { String($0) }.joined(separator: " ")
    }

    /// Zero-width characters, marks of direction, the byte order mark, the soft hyphen.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .format
    }

    private static func withoutDiacritics(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
            // The stroke of đ is no mark that decomposition would take off.
            if scalar == "đ" {
                plain.append("d")
            } else if scalar.properties.generalCategory != .nonspacingMark {
                plain.append(scalar)
            }
        }
        return String(plain)
    }
}
