import Testing

@testable import TerminalUI

@Suite struct CellBufferTests {
    private func buffer(_ text: String, columns: Int = 6) -> CellBuffer {
        var buffer = CellBuffer(size: Size(columns: columns, rows: 1))
        buffer.write(text, column: 0, row: 0, style: .plain)
        return buffer
    }

    @Test(
        "half a wide character never stays behind", arguments: [(0, "x 語c"), (1, " x語c"), (2, "日xツc"), (3, "日 xc")])
    func halves(column: Int, expected: String) {
        // At column 2 a wide one replaces a wide one, at the others a narrow one hits a half.
        var frame = buffer("日語c")
        if column == 2 {
            frame.write("xツ", column: 2, row: 0, style: .plain)
            #expect(frame.row(0).map(\.width) == [2, 0, 1, 2, 0, 1])
        } else {
            frame.write("x", column: column, row: 0, style: .plain)
            #expect(frame.plainText == expected + "\n")
        }
        #expect(frame.row(0).reduce(0) { $0 + Int($1.width) } == 6)
    }

    @Test("text is clipped at every edge, a halved wide character becomes a space")
    func clipping() {
        var frame = buffer("......")
        let clip = Rect(column: 1, row: 0, columns: 4, rows: 1)
        frame.write("日本語", column: 0, row: 0, style: .plain, in: clip)
        #expect(frame.plainText == ". 本 .\n")
        frame.write("x", column: 0, row: 7, style: .plain)
        frame.write("x", column: -3, row: 0, style: .plain)
        #expect(frame.plainText == ". 本 .\n")
    }

    @Test("a buffer of no size takes writing without a trap")
    func empty() {
        var frame = CellBuffer(size: Size(columns: 0, rows: 0))
        frame.write("x", column: 0, row: 0, style: .plain)
        frame.fill(Rect(column: -5, row: -5, columns: 100, rows: 100), with: "x")
        #expect(frame.plainText == "" && frame.row(3).isEmpty)
    }

    @Test("without Unicode, Vietnamese stays readable and lines become ASCII")
    func ascii() {
        let text = "╭─Đường Kênh hi\u{300}nh █▁日·…╮"
        #expect(buffer(text, columns: 40).ascii().plainText == "+-Duong Kenh hinh #_? -~+\n")
    }

    @Test("colours are reduced to what the terminal has")
    func colors() {
        var frame = CellBuffer(size: Size(columns: 1, rows: 1))
        let style = Style(foreground: .palette(167), background: .palette(237), attributes: .bold)
        frame.write("x", column: 0, row: 0, style: style)
        let sixteen = frame.reduced(to: .init(colors: .ansi16, isUnicode: true))[0, 0].style
        let none = frame.reduced(to: .init(colors: .mono, isUnicode: true))[0, 0].style
        #expect(sixteen.foreground == .palette(1) && none == Style(attributes: .bold))
    }

    @Test("exports hold the text, its styles, and nothing a browser would misread")
    func exports() {
        var frame = CellBuffer(size: Size(columns: 5, rows: 1))
        frame.write("<a&b", column: 0, row: 0, style: Style(foreground: .palette(75), attributes: .bold))
        #expect(frame.ansiText == "\u{1B}[0;1;38;5;75m<a&b\u{1B}[0m \n")
        #expect(frame.svg.contains(">&lt;a&amp;b</text>") && frame.svg.contains("#5fafff"))
    }
}
