/// What a terminal can draw of a text, and how many columns that takes.
///
/// No table of every character: width 0 and 2 follow from the Unicode properties Swift carries, together with the
/// blocks that East Asian Width calls wide. Ambiguous characters count as narrow, as terminals outside East Asian
/// locales draw them.
package enum TextWidth {
    /// Columns the text takes when written to a buffer.
    package static func columns(of text: some StringProtocol) -> Int {
        var columns = 0
        forEachGrapheme(in: text) { _, width in columns += width }
        return columns
    }

    /// What of a text is drawn, in one line: fit for any terminal, and for its clipboard.
    package static func flat(_ text: some StringProtocol) -> String {
        var flat = ""
        forEachGrapheme(in: text) { grapheme, _ in flat.append(grapheme) }
        return flat
    }

    /// Calls `body` with each drawable grapheme and its width, 1 or 2, in order.
    ///
    /// Line ends and tabs become spaces; other control and invisible characters are left out, so that no text from
    /// outside can move the cursor; a joined emoji is reduced to its first part.
    package static func forEachGrapheme(in text: some StringProtocol, _ body: (Character, Int) -> Void) {
        for character in text {
            if let ascii = character.asciiValue {
                if ascii >= 0x20, ascii < 0x7F {
                    body(character, 1)
                } else if (0x09...0x0D).contains(ascii) {
                    body(" ", 1)
                }
            } else if isPlain(character) {
                body(character, 1)
            } else {
                GraphemeSplitter.split(character, into: body)
            }
        }
    }

    /// Columns of one scalar that stands alone: 0 (marks, invisible), 1 or 2.
    static func columns(of scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: 0
        default: isWide(scalar) ? 2 : 1
        }
    }

    /// The common narrow case, decided without looking up properties: Latin, box drawing, blocks, braille.
    private static func isPlain(_ character: Character) -> Bool {
        let scalars = character.unicodeScalars
        guard let scalar = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex else {
            return false
        }
        switch scalar.value {
        case 0xA1...0xAC, 0xAE...0x2FF, 0x1E00...0x1EFF, 0x2010...0x2027, 0x2500...0x25FC, 0x2800...0x28FF: return true
        default: return false
        }
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
            0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD:
            true
        default: scalar.properties.isEmojiPresentation
        }
    }
}
