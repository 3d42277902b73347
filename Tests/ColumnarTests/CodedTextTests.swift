import Columnar
import TestSupport
import Testing

/// Text read as its writer numbered it says what text read row by row says.
@Suite struct CodedTextTests {
    private static let schema = [
        ColumnSchema("few", .optionalText, .dictionary), ColumnSchema("always", .text, .dictionary),
        ColumnSchema("plain", .optionalText), ColumnSchema("many", .text, .dictionary),
    ]

    /// `many` outgrows what a dictionary may hold, so its later pages have none.
    private static func batch(_ rows: Range<Int>) -> ColumnBatch {
        let words: [String?] = ["enter", nil, "", "tiếng Việt", "quit"]
        return ColumnBatch([
            .optionalText(rows.map { words[$0 / 7 % 5] }), .text(rows.map { "app \($0 % 11)" }),
            .optionalText(rows.map { words[$0 % 5] }),
            .text(rows.map { String(repeating: "long ", count: 8) + String($0) }),
        ])
    }

    @Test(
        "no row is lost or given another text",
        arguments: [[0..<0], [0..<1], [0..<60_000], [0..<999, 999..<999, 999..<9000]])
    func same(groups: [Range<Int>]) throws {
        let folder = try TemporaryFolder()
        var writer = try ParquetWriter(path: folder["t"], schema: Self.schema)
        for rows in groups { try writer.write(Self.batch(rows)) }
        try writer.close()
        let reader = try ParquetReader(path: folder["t"])
        for name in Self.schema.map(\.name) {
            for group in 0..<reader.rowGroupCount {
                let plain = try reader.readOptionalText(name, rowGroup: group)
                let coded = try reader.readCodedText(name, rowGroup: group)
                let texts = (0..<coded.texts.count).map { coded.texts[$0] }
                #expect(coded.spread(texts.map(Optional.some), null: nil) == (0..<plain.count).map { plain[$0] })
                #expect((0..<coded.count).map { coded.code($0) == nil } == plain.isNull)
                if name == "few" || name == "always", coded.count > 20 { #expect(coded.texts.count < 12) }
            }
        }
    }

    @Test("what is no text is a typed error")
    func noText() throws {
        let folder = try TemporaryFolder()
        try OptionalTextTests.write([0..<3], to: folder["t"])
        for name in ["moment", "none"] {
            #expect(throws: ParquetError.self) {
                _ = try ParquetReader(path: folder["t"]).readCodedText(name, rowGroup: 0)
            }
        }
    }
}
