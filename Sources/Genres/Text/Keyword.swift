import Foundation

/// A search keyword in the spellings by which keywords are compared.
package struct Keyword: Hashable, Sendable {
    /// NFC, lower case, single spaces, nothing invisible: keywords that differ in these alone are one.
    package let text: String
    /// `text` with tone marks where the old spelling has them: `hoá` and `hóa` are one.
    package let matching: String
    /// `matching` without diacritics: `đấu phá` is `dau pha`.
    package let plain: String
    /// `plain` as words, without what numbers its parts: what titles are looked up by.
    let title: String

    package init(_ raw: some StringProtocol) {
        text = Self.cleaned(String(raw))
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else {
            (matching, plain) = (text, text)
            title = SeasonNumber.removed(from: text)
            return
        }
        matching = ToneMarks.placed(text)
        plain = Self.withoutDiacritics(matching)
        title = SeasonNumber.removed(from: plain)
    }

    package var isBlank: Bool { text.isEmpty }

    var isAccented: Bool { plain != matching }

    private static func cleaned(_ raw: String) -> String {
        var raw = raw
        var cleaner = KeywordCleaner()
        _ = raw.withUTF8 { cleaner.clean($0) }
        return String(decoding: cleaner.compared, as: UTF8.self)
    }

    /// Lower case, and composed again: the lower case of a composed text need not be.
    static func lowered(_ text: String) -> String { text.lowercased().precomposedStringWithCanonicalMapping }

    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
    }

    /// Zero-width characters, marks of direction, the byte order mark, the soft hyphen.
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .format }

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
