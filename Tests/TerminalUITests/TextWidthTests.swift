import Testing

@testable import TerminalUI

@Suite struct TextWidthTests {
    @Test(
        "every text takes the columns a terminal gives it",
        arguments: [
            ("", 0), ("abc", 3), ("Kênh truyền hình", 16), ("Ke\u{302}nh truye\u{302}\u{300}n hi\u{300}nh", 16),
            ("e\u{323}\u{302}", 1), ("日本", 4), ("한국", 4), ("ｆｕｌｌ", 8), ("│─╭█▏⣿", 6),
            ("👨‍👩‍👧‍👦", 2), ("👍🏽", 2), ("❤\u{FE0F}", 1), ("1\u{FE0F}\u{20E3}", 1), ("🇻🇳", 2), ("กำ", 2),
            ("a\u{200B}b\u{FEFF}c", 3), ("\u{1B}[31mred", 7), ("a\tb\r\nc", 5), ("\u{202E}abc", 3), ("\u{0301}x", 1),
            ("\u{E000}", 1), ("a\u{0007}", 1),
        ])
    func columns(text: String, columns: Int) {
        #expect(TextWidth.columns(of: text) == columns)
    }

    @Test("no control character of a file name or contract reaches the terminal")
    func controls() {
        var buffer = CellBuffer(size: Size(columns: 12, rows: 1))
        buffer.write("\u{1B}]0;x\u{07}\u{9B}y\u{200D}", column: 0, row: 0, style: .plain)
        #expect(buffer.plainText == "]0;xy\n")
    }

    @Test(
        "a text that is too long is cut at a word and says so",
        arguments: [
            ("Phim và nội dung theo yêu cầu", 17, "Phim và nội dung…"), ("CHANNEL", 6, "CHANN…"), ("日本語", 5, "日本…"),
            ("日本語", 4, "日…"), ("abc", 3, "abc"), ("abc", 1, "…"), ("abc", 0, ""), ("abc", -4, ""),
        ])
    func truncated(text: String, columns: Int, expected: String) {
        #expect(TextWidth.truncated(text, to: columns) == expected)
    }

    @Test("a path keeps its end")
    func head() {
        #expect(TextWidth.truncated("/data/iptv/2022-04", to: 9, .head) == "…/2022-04")
    }

    @Test("a word wider than the pane is broken, never lost")
    func wrapped() {
        #expect(TextWidth.wrapped("a bb 日本語 cccc", to: 4) == ["a bb", "日本", "語", "cccc"])
        #expect(TextWidth.wrapped("text", to: 0) == [])
    }
}
