import Columnar
import TestSupport
import Testing

/// The rows of a document come out as they went in, or it is said why there are none.
@Suite struct JSONArrayReaderTests {
    private typealias Row = [String?]

    @Test("rows of an object, of an array of objects, and of none")
    func shapes() throws {
        let one = #"{"rows":[{"a":"x","b":true},{"b":false,"a":"ế\"\n"},{},7]}"#
        #expect(try Self.rows(one) == [["x", "true"], ["ế\"\n", "false"], [nil, nil], nil])
        #expect(try Self.rows("[\(one), {\"rows\":[]}, {\"rows\":[{\"a\":\"y\"}]}]").count == 5)
        #expect(try Self.rows("[]") == [] && Self.rows(#"{"rows":[]}"#) == [])
    }

    @Test("more rows than are handed over at a time all come, each once") func many() throws {
        let rows = (0..<1800).map { #"{"a":"\#($0)"}"# }
        let document =
            #"[{"rows":[\#(rows[..<700].joined(separator: ","))]},{"rows":[\#(rows[700...].joined(separator: ","))]}]"#
        #expect(try Self.rows(document).map { $0?[0] } == (0..<1800).map { "\($0)" })
    }

    @Test(
        "why there are no rows is told apart",
        arguments: [
            ("17", .notAnObject), ("[7]", .notAnObject), ("{}", .missing(key: "rows")),
            (#"{"rows":null}"#, .notAnArray(key: "rows")), (#"[{"rows":[]},{"rows":{}}]"#, .notAnArray(key: "rows")),
        ] as [(String, JSONArrayProblem)])
    func problems(text: String, problem: JSONArrayProblem) {
        #expect(Self.open(text) == problem)
    }

    @Test("what is no JSON is malformed", arguments: ["", "{", #"{"rows":[}"#, "nonsense", "{} {}"])
    func malformed(text: String) {
        guard case .malformed? = Self.open(text) else {
            Issue.record("\(text) passed")
            return
        }
    }

    @Test("one reader goes from a bad document to a good one") func reuse() {
        let reader = JSONArrayReader(key: "rows", fields: ["a", "b"])
        for _ in 0..<3 {
            Self.padded("{\"rows\":[") { #expect(reader.open($0) != nil && reader.next() == nil) }
            Self.padded(#"{"rows":[{"a":"x"}],"n":5}"#) {
                #expect(reader.open($0) == nil && reader.next()?.count == 1 && reader.next() == nil)
                #expect(reader.integer("n") == 5 && reader.integer("m") == nil)
            }
        }
    }

    @Test("damaged documents never trap") func mutated() {
        var random = SeededRandom(seed: 9)
        let whole = Array(#"[{"rows":[{"a":"x","b":true},{"a":"yế","b":null}]},{"rows":[{"a":"z"}]}]"#.utf8)
        let reader = JSONArrayReader(key: "rows", fields: ["a", "b"])
        for _ in 0..<3000 {
            var bytes = whole
            bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            Self.padded(Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))) { document in
                guard reader.open(document) == nil else { return }
                while let rows = reader.next() {
                    for row in 0..<rows.count {
                        _ = (rows.text(row, 0)?.count, rows.isTrue(row, 1), reader.text(ofRow: row))
                    }
                }
            }
        }
    }

    /// Field a as text and b as a word, for each row; nil for one that is no object.
    private static func rows(_ text: String) throws -> [Row?] {
        let reader = JSONArrayReader(key: "rows", fields: ["a", "b"])
        var found: [Row?] = []
        try padded(text) { document in
            try #require(reader.open(document) == nil)
            while let rows = reader.next() {
                for row in 0..<rows.count {
                    guard rows.isObject(row) else {
                        found.append(nil)
                        continue
                    }
                    let a = rows.text(row, 0).map { String(decoding: $0, as: UTF8.self) }
                    found.append([a, rows.isMissing(row, 1) ? nil : "\(rows.isTrue(row, 1))"])
                }
            }
        }
        return found
    }

    private static func open(_ text: String) -> JSONArrayProblem? {
        let reader = JSONArrayReader(key: "rows", fields: ["a"])
        return padded(text) { reader.open($0) }
    }

    private static func padded<Result>(
        _ text: String, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result { try padded(Array(text.utf8), body) }

    @discardableResult
    private static func padded<Result>(
        _ bytes: [UInt8], _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result {
        let roomy = bytes + [UInt8](repeating: 0, count: JSONArrayReader.padding)
        return try roomy.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[..<bytes.count])) }
    }
}
