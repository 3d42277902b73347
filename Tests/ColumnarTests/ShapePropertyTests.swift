import TestSupport
import Testing

/// A learned shape is only ever faster than the parser, never of another opinion.
@Suite struct ShapePropertyTests {
    @Test(arguments: 1...4)
    func shapesAndParserAgreeOnEveryFile(seed: Int) throws {
        var lines = MutatedLines(seed: seed)
        let folder = try TemporaryFolder()
        var (rows, rejects) = (0, 0)
        for file in 0..<750 {
            let bytes = lines.file()
            let path = try folder.write("20220401.json", bytes)
            let fast = try readFile(path)
            let slow = try readFile(path, learnsShapes: false)
            #expect(fast == slow, "seed \(seed), file \(file): \(String(decoding: bytes, as: UTF8.self))")
            if fast != slow { break }
            rows += fast.rows.count
            rejects += fast.rejects.count
        }
        // The files are worth the trying: thousands of both kinds.
        #expect(rows > 4000 && rejects > 500)
    }

    @Test func filesThatKeepChangingTheirLayoutAreReadAllTheSame() throws {
        let names = (0..<400).map { "extra\($0)" }
        let text = names.map { logLine(extra: #","\#($0)":1"#) }.joined(separator: "\n")
        let twice = Array((text + "\n" + text).utf8)
        #expect(try readBytes(twice).rows.count == 800)
        #expect(try readBytes(twice) == readBytes(twice, learnsShapes: false))
    }
}
