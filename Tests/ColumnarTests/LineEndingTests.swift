import Columnar
import Testing

/// How lines are told apart and numbered; a wrong number sends a person to the wrong line.
@Suite struct LineEndingTests {
    private let row = LineOutcome.row(contract: "C1", mac: "M1", seconds: 5, app: "APP")

    @Test(arguments: [
        ("", 0, [], 0), ("\n", 0, [], 1), ("\n\n \t\n\r\n", 0, [], 4), ("x", 0, ["1 bad_json"], 1), ("\r", 0, [], 1),
        ("\u{FEFF}", 0, [], 0), ("\u{FEFF}" + logLine(), 1, [], 1), ("\u{FEFF}\n" + logLine(), 1, [], 2),
        (logLine(), 1, [], 1), (logLine() + "\n", 1, [], 1), (logLine() + "\r\n", 1, [], 1),
        (logLine() + "\r", 1, [], 1),
        (logLine() + "\r\r\n" + logLine(), 2, [], 2), (logLine() + "\r\n" + logLine() + "\n" + logLine(), 3, [], 3),
        (logLine() + "\n\n\n" + logLine() + "\nx\n", 2, ["5 bad_json"], 5),
        ("\n\r\nx\n" + logLine() + "\ny", 1, ["3 bad_json", "5 bad_json"], 5),
        // A document over two lines is two bad lines, and does not swallow the next.
        (#"{"_source":"# + "\n" + #"{"Contract":1}}"# + "\n" + logLine(), 1, ["1 bad_json", "2 bad_json"], 3),
        // Two documents on one line are one bad line.
        (logLine() + logLine() + "\n" + logLine(), 1, ["1 bad_json"], 2),
        (logLine() + "\r" + logLine() + "\n", 0, ["1 bad_json"], 1),
        // Files put end to end bring their byte order marks along.
        (logLine() + "\n\u{FEFF}" + logLine(), 2, [], 2),
    ])
    func everyLineIsCounted(text: String, rows: Int, rejects: [String], lines: Int64) throws {
        for learnsShapes in [true, false] {
            let result = try readBytes(text.utf8, learnsShapes: learnsShapes)
            #expect(result.rows == Array(repeating: row, count: rows))
            #expect(result.rejects == rejects)
            #expect(result.lines == lines)
        }
    }

    @Test(arguments: 0...255)
    func aFileOfOneByteIsReadToItsEnd(byte: Int) throws {
        let result = try readBytes([UInt8(byte)])
        let isBlank = [0x0A, 0x0D, 0x20, 0x09].contains(byte)
        #expect(result.outcomes.count == (isBlank ? 0 : 1))
        #expect(result.rows.isEmpty)
    }

    @Test func aByteOrderMarkCutShortIsABadLine() throws {
        #expect(try readBytes([0xEF, 0xBB]).rejects == ["1 bad_utf8"])
    }

    @Test func moreRowsThanABatchHoldsComeInOrder() throws {
        let count = RowBatch.capacity * 3 + 1
        let text = (0..<count).map { logLine(seconds: String($0)) }.joined(separator: "\n")
        let expected = (0..<count).map { LineOutcome.row(contract: "C1", mac: "M1", seconds: Int64($0), app: "APP") }
        #expect(try readBytes(text.utf8).outcomes == expected)
        #expect(try readBytes(text.utf8, learnsShapes: false).outcomes == expected)
    }

    /// Escaped texts are kept apart from the input; more of them than one batch has room for.
    @Test func manyLongEscapedTextsStayWhole() throws {
        let values = (0..<400).map { "\($0)é" + String(repeating: "x", count: $0 * 7) }
        let text = values.map { logLine(contract: "\"" + $0.replacing("é", with: "\\u00e9") + "\"") }
        let result = try readBytes(text.joined(separator: "\n").utf8)
        #expect(result.outcomes == values.map { .row(contract: $0, mac: "M1", seconds: 5, app: "APP") })
    }
}
