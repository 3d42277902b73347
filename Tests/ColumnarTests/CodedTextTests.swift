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

    private static func coded(_ column: Column) throws -> ColumnSource {
        let values = try #require(column.optionalStrings ?? column.strings)
        // Some texts twice, and some that no row has.
        let texts = ["nobody's"] + Array(Set(values.compactMap(\.self))).sorted() + ["enter", "nobody's"]
        let places = Dictionary(texts.enumerated().map { ($1, Int32($0)) }) { $1 }
        let codes = values.map { $0.flatMap { places[$0] } ?? CodedTextColumn.null }
        return .codes(CodedTextColumn(codes: codes, texts: TextColumn(texts)))
    }

    @Test(
        "no row is lost or given another text where it is written by its number",
        arguments: [[0..<0], [0..<1], [0..<60_000], [0..<999, 999..<999, 999..<9000]])
    func writes(groups: [Range<Int>]) throws {
        let folder = try TemporaryFolder()
        var writer = try ParquetWriter(path: folder["t"], schema: Self.schema)
        for rows in groups { try writer.write(try Self.batch(rows).columns.map(Self.coded)) }
        try writer.close()
        let reader = try ParquetReader(path: folder["t"])
        for (place, rows) in groups.enumerated() {
            let found = try reader.read(Self.schema.map(\.name), rowGroup: place).columns
            for (column, expected) in zip(found, Self.batch(rows).columns) {
                #expect(column.strings == expected.strings && column.optionalStrings == expected.optionalStrings)
            }
            let few = try reader.readCodedText("few", rowGroup: place)
            if rows.count > 50 { #expect(few.texts.count == 4) }
        }
    }

    @Test(
        "another tool reads texts that were written by their numbers",
        .enabled(if: DuckDB.isAvailable, "\(DuckDB.absence)"))
    func duckDB() throws {
        let folder = try TemporaryFolder()
        var writer = try ParquetWriter(path: folder["t.parquet"], schema: Self.schema)
        try writer.write(try Self.batch(0..<60_000).columns.map(Self.coded))
        try writer.close()
        let file = DuckDB.quoted(folder["t.parquet"])
        let expected = Self.batch(0..<60_000).columns
        for (column, name) in zip(expected, Self.schema.map(\.name)) {
            let rows = try DuckDB.rows("SELECT coalesce(\(name), 'NULL') FROM \(file)").map { $0[0] }
            #expect(rows == column.strings ?? column.optionalStrings?.map { $0 ?? "NULL" })
        }
    }

    @Test(
        "a number without a text is refused, and so is NULL where there may be none",
        arguments: [("few", 2), ("few", Int32.max), ("always", 2), ("always", -1), ("plain", 2), ("many", Int32.min)])
    func refuses(name: String, code: Int32) throws {
        let folder = try TemporaryFolder()
        let schema = Self.schema.filter { $0.name == name }
        var writer = try ParquetWriter(path: folder["t"], schema: schema)
        #expect(throws: ParquetError.self) {
            try writer.write([.codes(CodedTextColumn(codes: [0, code], texts: TextColumn(["a", "b"])))])
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
