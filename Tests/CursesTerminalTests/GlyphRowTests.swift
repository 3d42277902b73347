import TerminalUI
import Testing

@testable import CursesTerminal

@Suite struct GlyphRowTests {
    /// A stand-in for the C library's widths, so that these tests need no locale.
    private func width(_ scalar: UInt32) -> Int {
        switch scalar {
        case 0: 0
        case 1..<0x20, 0x7F..<0xA0: -1
        case 0x300...0x36F, 0x200D, 0xFE00...0xFE0F: 0
        case 0x2E80...0xFFFF, 0x1F300...0x1FAFF: 2
        default: 1
        }
    }

    /// Glyphs as strings, for comparison.
    private func glyphs(_ cells: [Cell]) -> [String] {
        var row = GlyphRow()
        row.encode(cells[...], width: width)
        #expect(row.scalars.count == row.count * GlyphRow.stride)
        return (0..<row.count).map { index in
            let slot = row.scalars[index * GlyphRow.stride..<(index + 1) * GlyphRow.stride]
            #expect(slot.last == 0, "a slot must end with NUL")
            return slot.prefix { $0 != 0 }.compactMap(UnicodeScalar.init).map(String.init).joined()
        }
    }

    @Test func asciiStaysAsItIs() {
        #expect(glyphs("a ~".map { Cell($0) }) == ["a", " ", "~"])
    }

    @Test func decomposedVietnameseIsOneGlyph() {
        #expect(glyphs([Cell("e\u{302}\u{301}")]) == ["e\u{302}\u{301}"])
    }

    @Test func atMostFourMarksAreKept() {
        let zalgo = Character("a" + String(repeating: "\u{301}", count: 9))
        #expect(glyphs([Cell(zalgo)]) == ["a\u{301}\u{301}\u{301}\u{301}"])
    }

    @Test func aWideGlyphTakesItsRightHalfAlong() {
        #expect(glyphs([Cell("楽", width: 2), Cell(" ", width: 0), Cell("x")]) == ["楽", "x"])
    }

    @Test func halvesOfWideGlyphsBecomeBlanks() {
        #expect(glyphs([Cell("楽", width: 2)]) == [" "])
        #expect(glyphs([Cell("楽", width: 2), Cell("x")]) == [" ", "x"])
        #expect(glyphs([Cell(" ", width: 0), Cell("x")]) == [" ", "x"])
    }

    @Test func columnsHoldWhenTheLibraryDisagrees() {
        // We say 2, the library says 1: padded. We say 1, it says 2: replaced.
        #expect(glyphs([Cell("❤\u{FE0F}", width: 2), Cell(" ", width: 0), Cell("x")]) == ["❤", " ", "x"])
        #expect(glyphs([Cell("楽", width: 1), Cell("x")]) == ["?", "x"])
    }

    @Test func joinedEmojiKeepsItsFirst() {
        #expect(glyphs([Cell("\u{1F468}\u{200D}\u{1F469}", width: 2), Cell(" ", width: 0)]) == ["\u{1F468}"])
    }

    @Test func controlCharactersNeverReachTheTerminal() {
        #expect(glyphs([Cell("\u{1B}"), Cell("\r\n"), Cell("\0"), Cell("\u{9B}")]) == ["?", "?", "?", "?"])
    }

    @Test func aLoneMarkStandsOnASpace() {
        #expect(glyphs([Cell("\u{301}"), Cell("x")]) == [" \u{301}", "x"])
    }

    @Test func asciiLocaleKeepsBaseLetters() {
        var row = GlyphRow()
        row.encode([Cell("a\u{323}"), Cell("Đ")][...]) { $0 < 0x80 ? width($0) : -1 }
        #expect(row.scalars[0] == 0x61 && row.scalars[1] == 0)
        #expect(row.scalars[GlyphRow.stride] == 0x3F)
    }
}
