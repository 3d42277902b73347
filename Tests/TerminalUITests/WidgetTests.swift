import Testing

@testable import TerminalUI

@Suite struct WidgetTests {
    private let look = Look(.init(colors: .palette256, isUnicode: true))

    @Test("a day without hours is blank, and no day fills its cell, so that customers below each other stay apart")
    func daySpark() {
        #expect(DaySpark.text([0, 1, 8, 15, 99], .unicode) == " ▁▄▇▇")
        let plain = DaySpark.text([0, 1, 15], .ascii)
        #expect(plain.first == " " && !plain.contains("#") && Set(plain).count == 3)
    }

    @Test(
        "a bar is as long as its value, and something is seen of every value above zero",
        arguments: [
            (0.0, ""), (0.0001, "▏"), (0.5, "██"), (0.53, "██▏"), (1, "████"), (7, "████"), (.nan, ""), (-1, ""),
            (.infinity, ""),
        ])
    func bar(fraction: Double, expected: String) {
        #expect(Bar.text(fraction, width: 4, glyphs: .unicode) == expected)
    }

    @Test("on a log scale each tenfold adds the same length")
    func logarithmic() {
        let scale = BarScale.logarithmic(min: 10, max: 1000)
        #expect(abs(scale.fraction(10) - 1.0 / 3) < 1e-6)
        #expect(abs(scale.fraction(100) - 2.0 / 3) < 1e-6)
        #expect(abs(scale.fraction(1000) - 1) < 1e-6)
        #expect(scale.fraction(0) == 0 && scale.fraction(.nan) == 0 && scale.fraction(1e9) == 1)
        #expect(BarScale.logarithmic(min: .nan, max: 0).fraction(5) == 0)
        #expect(BarScale.linear(max: 0).fraction(5) == 1 && BarScale.linear(max: .nan).fraction(5) == 0)
    }

    @Test("a trend that hardly moves looks flat, and bad values do not trap")
    func sparkline() {
        #expect(Sparkline.text([0, 50, 100], width: 9, glyphs: .unicode) == "▁▅█")
        #expect(Sparkline.text([99, 100], width: 9, glyphs: .unicode) == "██")
        #expect(Sparkline.text([.nan, .infinity, 1e308, -1e308], width: 9, glyphs: .unicode).count == 4)
        #expect(Sparkline.text([], width: 9, glyphs: .unicode) == "")
    }

    @Test("a trend in dots begins at zero, ends at its newest value, and draws no absurd one")
    func brailleTrend() {
        #expect(BrailleTrend.text([0, 0, 1, 2, 3, 4], width: 9, glyphs: .unicode) == " ⣠⣾")
        #expect(BrailleTrend.text([4, 1, 2], width: 9, glyphs: .unicode) == "⢸⣠")
        #expect(BrailleTrend.text([9, 1, 2, 3, 4], width: 2, glyphs: .unicode) == "⣠⣾")
        #expect(BrailleTrend.text([0, 1, 8], width: 9, glyphs: .ascii) == " _#")
        #expect(BrailleTrend.text([.nan, .infinity, -5], width: 4, glyphs: .unicode) == "  ")
        #expect(BrailleTrend.text([1], width: 0, glyphs: .unicode) == "")
    }

    @Test("short parts are shown whole or not at all")
    func fittingParts() {
        #expect(TextLine.fitting(parts: ["38 polls", "", "0 errors"], 19) == "38 polls · 0 errors")
        #expect(TextLine.fitting(parts: ["38 polls", "0 errors"], 18) == "38 polls")
        #expect(TextLine.fitting(parts: ["38 polls"], 4) == "38…")
        #expect(TextLine.fitting(parts: [], 4) == "")
    }

    @Test("columns of a chart keep to the width and height they are given", arguments: [1, 7, 30, 400])
    func columnChart(count: Int) {
        let lines = ColumnChart.lines((0..<count).map(Double.init), width: 30, height: 3, glyphs: .unicode)
        #expect(lines.count == 3 && lines.allSatisfy { $0.columns <= 30 })
    }

    @Test("a table keeps numbers whole and leaves columns out by importance", arguments: 1...60)
    func table(width: Int) {
        let table = Table(
            columns: [
                .init("", .right), .init("App", shrinksTo: 4), .init("", grows: 1, priority: 1), .init("hours", .right),
                .init("customers", .right, priority: 2),
            ],
            rows: [
                .init([.text("1"), .text("CHANNEL"), .bar(1), .text("13.4 M"), .text("1.50 M")]),
                .init([.text("2"), .text("日本語のアプリ"), .bar(0.1), .text("964")]),
            ])
        let lines = table.lines(width: width, look: look)
        #expect(lines.allSatisfy { $0.columns <= width })
        if width >= 14 { #expect(lines[1].spans.contains { $0.text == "13.4 M" }) }
        #expect(lines[1].spans.contains { $0.text.contains("1.50 M") } == (width >= 30))
    }

    @Test("a thin bar and the bar it is compared with have one length for one value", arguments: 20...90)
    func pairedBars(width: Int) {
        let table = Table(
            columns: [
                .init("", shrinksTo: 4), .init("", grows: 1, most: 30, priority: 1), .init("", .right),
                .init("", grows: 1, most: 30, priority: 1), .init("", .right),
            ],
            rows: [.init([.text("C Drama"), .line(1, .bar), .text("22.2 %"), .bar(1), .text("22.7 %")])],
            showsHeader: false)
        let text = table.lines(width: width, look: look)[0].spans.map(\.text).joined()
        #expect(TextWidth.columns(of: text) <= width)
        let (thin, thick) = (text.filter { $0 == "━" }.count, text.filter { $0 == "█" }.count)
        if thin > 0, thick > 0 { #expect(thin == thick) }
    }

    @Test("a matrix reads without colour: shades for weights, bold for what stands out, a dot for nothing")
    func heatMatrix() {
        let matrix = HeatMatrix(
            corner: "from", heads: ["A", "B", "C"],
            rows: [
                .init(label: "A", tiles: [.init("61", weight: nil), .init("17", weight: 0.5), .empty]),
                .init(
                    label: "B", tiles: [.init("100", weight: 0.5), .init("9", weight: .nan), .init("4", weight: 0.3)]),
            ], labelWidth: 5, pitch: 3)
        let mono = matrix.lines(look: Look(.init(colors: .mono, isUnicode: true)))
        #expect(mono.map { $0.spans.map(\.text).joined() } == ["from   A  B  C", "A     61▒17  ·", "B    100  ·░ 4"])
        #expect(mono[1].spans[1].role == .strong && mono.allSatisfy { $0.columns == 14 })
        let colored = matrix.lines(look: look)
        #expect(colored[1].spans.map(\.text).joined() == "A     61 17  ·" && colored[1].spans[2].role == .heat3)
    }

    @Test("keys that do not fit are left out whole, the important ones last", arguments: 0...60)
    func hints(width: Int) {
        let row = HintRow([
            .init(key: "b", label: "load logs", priority: 3, tag: 0),
            .init(key: "Tab", label: "pane", priority: 2, tag: 1),
            .init(key: "?", label: "help", priority: 1, tag: 2), .init(key: "q", label: "quit", priority: 0, tag: 3),
        ])
        let placed = row.placed(width: width)
        #expect(placed.allSatisfy { $0.columns.upperBound <= width })
        if width >= 7 { #expect(placed.contains { $0.hint.key == "q" }) }
        var buffer = CellBuffer(size: Size(columns: width, rows: 1))
        row.draw(in: Rect(buffer.size), into: &buffer, look: look)
        for item in placed { #expect(buffer.plainText.contains("\(item.hint.key) \(item.hint.label)")) }
    }

    @Test("parts of a split use every cell, whatever the size", arguments: 0...40)
    func split(total: Int) {
        let parts = Rect(Size(columns: total, rows: 1)).columns([.fixed(5), .weight(2), .weight(1)])
        #expect(parts.reduce(0) { $0 + $1.columns } == total)
        #expect(parts.last?.endColumn == total)
    }

    @Test("typing, moving and deleting in a text field do what a shell does")
    func textField() {
        var field = TextField("/data/logs")
        let keys: [Key] = [
            .control("w"), .character("ế"), .home, .delete, .right, .left, .character("~"), .end, .backspace,
            .character("\u{1B}"),
        ]
        for key in keys { field.handle(key) }
        #expect(field.text == "~data/")
        let isHandled = field.handle(.pageUp)
        #expect(!isHandled)
        var buffer = CellBuffer(size: Size(columns: 4, rows: 1))
        field.draw(in: Rect(buffer.size), into: &buffer, look: look)
        #expect(buffer.plainText == "ta/\n" && buffer[3, 0].style.attributes.contains(.reverse))
    }
}
