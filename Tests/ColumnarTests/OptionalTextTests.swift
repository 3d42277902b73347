import Columnar
import TestSupport
import Testing

/// Text that may be NULL, through our own writer and reader.
@Suite struct OptionalTextTests {
    static let schema = [
        ColumnSchema("words", .optionalText), ColumnSchema("few", .optionalText, .dictionary),
        ColumnSchema("moment", .timestamp), ColumnSchema("always", .text),
    ]

    static func words(_ rows: Range<Int>) -> [String?] {
        rows.map { $0 % 3 == 1 ? nil : ParquetRoundTripTests.words[$0 % 8] + ($0 % 5 == 0 ? "" : String($0)) }
    }

    static func batch(_ rows: Range<Int>) -> ColumnBatch {
        ColumnBatch([
            .optionalText(words(rows)),
            .optionalText(rows.map { $0 / 1000 % 2 == 0 ? ["enter", "quit", nil][$0 % 3] : nil }),
            .int64(rows.map { 1_654_041_600_123 + Int64($0) }), .text(rows.map { "row \($0)" }),
        ])
    }

    static func write(
        _ groups: [Range<Int>], to path: String, compression: ParquetCompression = .none
    ) throws {
        var writer = try ParquetWriter(path: path, schema: schema, compression: compression)
        for rows in groups { try writer.write(batch(rows)) }
        try writer.close()
    }

    @Test(arguments: [ParquetCompression.none, .snappy, .zstd])
    func everyRowComesBack(compression: ParquetCompression) throws {
        let folder = try TemporaryFolder()
        for groups in [[0..<0], [], [0..<1], [1..<2], [0..<20_000], [0..<999, 999..<999, 999..<9000]] {
            try Self.write(groups, to: folder["t"], compression: compression)
            let reader = try ParquetReader(path: folder["t"])
            #expect(reader.schema.map(\.type) == [.optionalText, .optionalText, .int64, .text])
            let all = try reader.readAll(Self.schema.map(\.name))
            let expected = Self.batch((groups.first?.lowerBound ?? 0)..<(groups.last?.upperBound ?? 0))
            for index in 0..<2 {
                #expect(all.columns[index].optionalStrings == expected.columns[index].optionalStrings)
            }
            #expect(all.columns[2].integers == expected.columns[2].integers)
            #expect(all.columns[3].strings == expected.columns[3].strings)
        }
    }

    @Test func compressionMakesFilesSmaller() throws {
        let folder = try TemporaryFolder()
        let sizes = try [ParquetCompression.none, .snappy, .zstd].map { compression in
            try Self.write([0..<5000], to: folder["t"], compression: compression)
            return try folder.read("t").count
        }
        #expect(sizes[1] < sizes[0] && sizes[2] < sizes[1])
    }

    @Test func requiredTextIsReadThroughTheOptionalDoorToo() throws {
        let folder = try TemporaryFolder()
        try Self.write([0..<10_000, 10_000..<10_001], to: folder["t"])
        let reader = try ParquetReader(path: folder["t"])
        let first = try reader.readOptionalText("always", rowGroup: 0)
        #expect(first.count == 10_000 && !first.isNull.contains(true) && first[9999] == "row 9999")
        #expect(try reader.readOptionalText("always", rowGroup: 1)[0] == "row 10000")
        #expect(try reader.readOptionalText("words", rowGroup: 0)[1] == nil)
    }

    @Test func whatIsNoTextOrNotThereIsATypedError() throws {
        let folder = try TemporaryFolder()
        try Self.write([0..<3], to: folder["t"])
        for name in ["moment", "none", ""] {
            do {
                _ = try ParquetReader(path: folder["t"]).readOptionalText(name, rowGroup: 0)
                Issue.record("read \(name)")
            } catch { #expect(error.operation == .read && error.path == folder["t"]) }
        }
    }

    @Test func bytesThatAreNotUTF8AreKept() throws {
        let folder = try TemporaryFolder()
        var column = OptionalTextColumn()
        for bytes in [[0xFF, 0xFE], nil, [], [0xC3]] as [[UInt8]?] { column.append(bytes) }
        var writer = try ParquetWriter(path: folder["t"], schema: [ColumnSchema("a", .optionalText)])
        try writer.write(ColumnBatch([.optionalText(column)]))
        try writer.close()
        let read = try ParquetReader(path: folder["t"]).readOptionalText("a", rowGroup: 0)
        #expect(read.text.bytes == [0xFF, 0xFE, 0xC3] && read.text.offsets == [0, 2, 2, 2, 3])
        #expect(read.isNull == [false, true, false, false])
    }
}
