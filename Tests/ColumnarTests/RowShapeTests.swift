import Testing

@testable import Columnar

/// Regular lines are really read by their shape: the speed of a load hangs on it, its result does not.
@Suite struct RowShapeTests {
    /// The values the shape of `teacher` reads off `line`; nil where the line is not of that shape.
    private func scan(_ line: String, learnedFrom teacher: String) throws -> [String]? {
        let shape = try #require(learn(teacher))
        let bytes = Array((line + "\n").utf8) + [UInt8](repeating: 0, count: LineReader.padding)
        let batch = RowBatch(fieldCount: logFields.count)
        let (texts, integers) = (batch.texts, batch.integers)
        let values: [String]? = bytes.withUnsafeBufferPointer { bytes in
            shape.segments.withUnsafeBufferPointer { segments in
                shape.words.withUnsafeBufferPointer { words in
                    texts.withUnsafeBufferPointer { texts in
                        integers.withUnsafeBufferPointer { integers -> [String]? in
                            guard let start = bytes.baseAddress, let words = words.baseAddress,
                                let texts = texts.baseAddress, let integers = integers.baseAddress,
                                let next = RowShape.scan(
                                    start, segments: segments, words: words, texts: texts, integers: integers, row: 0)
                            else { return nil }
                            return [0, 1, 3].map { String(decoding: texts[$0][0].bytes, as: UTF8.self) }
                                + [String(integers[2][0]), String(next - start)]
                        }
                    }
                }
            }
        }
        withExtendedLifetime(batch) {}
        return values
    }

    private func learn(_ line: String) -> RowShape? {
        Array(line.utf8).withUnsafeBufferPointer { RowShape(learning: $0, fields: logFields) }
    }

    @Test(arguments: [
        logLine(), logLine(extra: #","a":"b","c":-7,"d":null,"e":true,"f":{"g":{}}"#),
        #"{ "_source" : {"AppName":"A", "TotalDuration": 1 ,"Mac":"M","Contract":"C"}, "_id":"x" }"#,
    ])
    func aLineIsReadByTheShapeItTaught(line: String) throws {
        let values = try #require(try scan(line, learnedFrom: line))
        #expect(values.last == String(line.utf8.count + 1))
        #expect(try scan(line + "\r", learnedFrom: line) != nil)
        for text in ["c", "8 bytes.", "longer than eight bytes"] {
            let other = line.replacing(/"C1?"/, with: "\"\(text)\"")
            #expect(try scan(other, learnedFrom: line)?.first == text)
        }
    }

    @Test(arguments: ["0", "7", "86400", "999999999999999999"])
    func countsAreReadByShape(seconds: String) throws {
        #expect(try scan(logLine(seconds: seconds), learnedFrom: logLine())?[3] == seconds)
    }

    @Test(arguments: ["-0", "-1", "01", "1000000000000000000", "1.5", "1e3", "", "null", "\"5\"", " 5", "5 "])
    func doubtfulCountsAreLeftToTheParser(seconds: String) throws {
        #expect(try scan(logLine(seconds: seconds), learnedFrom: logLine()) == nil)
    }

    @Test(arguments: [#""""#, #""a\"b""#, #""é""#, "\"a\tb\"", "\"12345678901\u{0}\"", "null", "\"open"])
    func doubtfulTextsAreLeftToTheParser(text: String) throws {
        #expect(try scan(logLine(contract: text), learnedFrom: logLine()) == nil)
        #expect(try scan(logLine(app: text), learnedFrom: logLine()) == nil)
    }

    @Test(arguments: [
        "", "x", "{}", #"{"_source":{"Contract":"C","Mac":"M","TotalDuration":1}}"#, logLine(contract: "\"é\""),
        logLine(contract: #""\u0041""#), logLine(extra: #","a":[]"#), logLine(extra: #","a":1.5"#),
        logLine(extra: #","Contract":"again""#), logLine(extra: #","é":1"#), logLine(seconds: "1e3"),
    ])
    func whatAShapeDoesNotCoverTeachesNone(line: String) { #expect(learn(line) == nil) }

    @Test func aShapeIsTheSameForAllLinesOfALayout() throws {
        let shape = try #require(learn(logLine()))
        #expect(learn(logLine(contract: #""another""#, mac: #""m""#, seconds: "123456", app: #""B""#)) == shape)
        #expect(learn(logLine(extra: #","x":1"#)) != shape)
    }
}
