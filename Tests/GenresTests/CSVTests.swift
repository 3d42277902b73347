import Genres
import TestSupport
import Testing

@Suite struct CSVTests {
    private static func records(_ text: String) throws -> [[String]] {
        var reader = try CSVReader(Array(text.utf8), file: "test.csv")
        var records = [reader.header]
        while let record = try reader.next() { records.append(record.fields) }
        return records
    }

    @Test(
        "files of every kitchen are read the same",
        arguments: [
            "a,b\n1,2\n", "a,b\r\n1,2\r\n", "\u{FEFF}a,b\n1,2", "\"a\",\"b\"\n\"1\",\"2\"\n", "a,b\n\n1,2\n\n",
            "\u{FEFF}\"a\",b\r\n1,\"2\"",
        ])
    func readsForms(text: String) throws {
        #expect(try Self.records(text) == [["a", "b"], ["1", "2"]])
    }

    @Test("whatever a keyword holds comes back as it was")
    func roundTrips() throws {
        var random = SeededRandom(seed: 7)
        let pieces = [
            "\"", ",", "\n", "\r", "\r\n", "\\\"", "\\", " ", "a", "đấu", "😀", "\u{0301}", "\u{FEFF}", "'", "\t",
        ]
        for _ in 0..<2000 {
            let width = Int.random(in: 2...4, using: &random)
            let rows = (0..<Int.random(in: 1...5, using: &random)).map { _ in
                (0..<width).map { _ in
                    (0..<Int.random(in: 0...6, using: &random)).map { _ in random.pick(pieces) }.joined()
                }
            }
            let end = random.once(in: 2) ? "\n" : "\r\n"
            let text = ([(0..<width).map { "c\($0)" }] + rows).map { CSVField.line($0) + end }.joined()
            let read = try Self.records(text).dropFirst()
            // Compared by scalars: Swift takes "\r\n" and combining marks together.
            #expect(
                read.map { $0.map { Array($0.unicodeScalars) } } == rows.map { $0.map { Array($0.unicodeScalars) } })
        }
    }

    @Test("a quote that Spark escaped is a quote, and a backslash at the end is one")
    func readsSparkQuotes() throws {
        let text = #"a,b\#n"hoa \"hồng\" - 1",x\#n"tail\",\"#
        #expect(try Self.records(text) == [["a", "b"], [#"hoa "hồng" - 1"#, "x"], [#"tail\"#, #"\"#]])
    }

    @Test(
        "a record that Spark wrote is read as it was meant where it is none by the RFC",
        arguments: [
            (#""he said \"hi\", ok",Drama"#, #"he said "hi", ok"#), (#""x\",y",Drama"#, #"x",y"#),
            (#""\"hi\"",Drama"#, #""hi""#), (#""a \"b\" c\\",Drama"#, #"a "b" c\"#),
            (#""a \n \"b\", ""c""",Drama"#, #"a \n "b", "c""#),
        ])
    func readsSparkRecords(line: String, keyword: String) throws {
        #expect(try Self.records("k,g\n\(line)\nx,News\n") == [["k", "g"], [keyword, "Drama"], ["x", "News"]])
    }

    @Test(
        "a file that Spark wrote is read as such in all its records, also in those that could be other ones by the RFC")
    func readsSparkFiles() throws {
        var random = SeededRandom(seed: 11)
        let pieces = ["\"", ",", "\n", " ", "a", "đấu"]
        for _ in 0..<2000 {
            let rows = (0..<Int.random(in: 1...5, using: &random)).map { _ in
                (0..<2).map { _ in (0..<Int.random(in: 1...5, using: &random)).map { _ in random.pick(pieces) }.joined()
                }
            }
            // Somewhere a record that is none by the RFC.
            let all = rows + [["x \"y\", z", "News"]]
            let lines = all.map { row in
                row.map { "\"" + $0.replacing("\"", with: "\\\"") + "\"" }.joined(separator: ",") + "\n"
            }
            #expect(try Self.records("k,g\n" + lines.joined()) == [["k", "g"]] + all)
        }
    }

    @Test("bytes that are not UTF-8 are an error that names the line, or a mark where they are taken")
    func takesAnyBytes() throws {
        let bytes = Array("k,g\na,1\n".utf8) + [0x62, 0xFF, 0x2C, 0x32, 0x0A] + Array("c,3\n".utf8)
        var strict = try CSVReader(bytes, file: "x.csv")
        #expect(try strict.next()?.isUTF8 == true)
        #expect(throws: CSVError.self) { try strict.next() }
        var reader = try CSVReader(bytes, file: "x.csv", takesAnyBytes: true)
        let records = [try reader.next(), try reader.next(), try reader.next()].compactMap(\.self)
        #expect(records.map(\.isUTF8) == [true, false, true] && records.map(\.line) == [2, 3, 4])
        #expect(records[1].fields == ["b\u{FFFD}", "2"] && records[2].fields == ["c", "3"])
    }

    @Test(
        "a bad line is named",
        arguments: [
            ("a,b\n1,2\n3\n", 3), ("a,b\n1,2,3\n", 2), ("a,b\n\"1,2\n3,4\n", 2), ("a,b\n\"1\"x,2\n", 2),
            ("a,b\n\"1\n1\",2\n3\n", 4), ("", 1),
        ])
    func namesTheLine(text: String, line: Int) {
        #expect {
            try Self.records(text)
        } throws: {
            ($0 as? CSVError)?.line == line
        }
    }

    @Test("any bytes give records or an error, never a crash")
    func survivesNoise() {
        var random = SeededRandom(seed: 11)
        let bytes: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x61, 0xC4, 0x91, 0xFF, 0xEF, 0xBB, 0xBF, 0x5C]
        var kinds = (read: 0, refused: 0)
        for _ in 0..<5000 {
            let noise = (0..<Int.random(in: 0...20, using: &random)).map { _ in random.pick(bytes) }
            do {
                var reader = try CSVReader(noise, file: "noise")
                while try reader.next() != nil {}
                kinds.read += 1
            } catch {
                kinds.refused += 1
            }
        }
        #expect(kinds.read > 0 && kinds.refused > 0)
    }

    @Test("a column is found in any order, and a missing one is told with the header")
    func findsColumns() throws {
        let reader = try CSVReader(Array("genre, Keyword \n".utf8), file: "x.csv")
        #expect(try reader.column("keyword") == 1 && reader.column("genre") == 0)
        #expect(throws: CSVError.self) { try reader.column("label") }
    }
}
