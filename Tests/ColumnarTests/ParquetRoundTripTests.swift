import Columnar
import TestSupport
import Testing

@Suite struct ParquetRoundTripTests {
    static let schema = [
        ColumnSchema("small", .int32), ColumnSchema("small_delta", .int32, .delta),
        ColumnSchema("few", .int32, .dictionary),
        ColumnSchema("big", .int64), ColumnSchema("big_delta", .int64, .delta),
        ColumnSchema("big_few", .int64, .dictionary),
        ColumnSchema("real", .double), ColumnSchema("words", .text), ColumnSchema("few_words", .text, .dictionary),
        ColumnSchema("day", .date, .delta),
    ]
    static let words = ["", "Kênh truyền hình", "e\u{301}", "é", "🎬 phim", "a\u{0}b", "'\"\\\n", "0"]

    static func batch(_ rows: Range<Int>) -> ColumnBatch {
        let small = rows.map { Int32(truncatingIfNeeded: $0 &* 1_000_003) }
        let big = rows.map { Int64($0) &* 6_364_136_223_846_793_005 }
        let text = rows.map { words[$0 % words.count] + ($0 % 3 == 0 ? "" : String($0)) }
        return ColumnBatch([
            .int32(small), .int32(small), .int32(rows.map { Int32($0 % 4) }), .int64(big), .int64(big),
            .int64(rows.map { Int64($0 % 7) }), .double(rows.map { Double($0) / 7 }), .text(text),
            .text(rows.map { words[$0 % words.count] }), .int32(rows.map { Int32($0 - 719_162) }),
        ])
    }

    static func write(_ groups: [Range<Int>], to path: String) throws {
        var writer = try ParquetWriter(path: path, schema: schema)
        for rows in groups { try writer.write(batch(rows)) }
        try writer.close()
    }

    private func expect(_ read: ColumnBatch, equals expected: ColumnBatch) {
        #expect(read.rowCount == expected.rowCount)
        for (index, column) in Self.schema.enumerated() {
            let (left, right) = (read.columns[index], expected.columns[index])
            #expect(left.integers == right.integers, "\(column.name)")
            #expect(left.doubles == right.doubles, "\(column.name)")
            // Not as strings, which are equal in NFC and NFD.
            if case .text(let left) = left, case .text(let right) = right {
                #expect(left.bytes == right.bytes && left.offsets == right.offsets, "\(column.name)")
            }
        }
    }

    @Test(arguments: [
        [0..<1], [0..<1000], [0..<0], [], [0..<500, 500..<501, 501..<1300], [0..<0, 0..<10, 10..<10, 10..<20],
        [0..<20_000],
    ])
    func everyTypeComesBack(groups: [Range<Int>]) throws {
        let folder = try TemporaryFolder()
        try Self.write(groups, to: folder["t.parquet"])
        let reader = try ParquetReader(path: folder["t.parquet"])
        let names = Self.schema.map(\.name)
        #expect(reader.schema.map(\.name) == names)
        #expect(reader.rowGroupCount == groups.count && reader.rowCount == groups.map(\.count).reduce(0, +))
        expect(try reader.readAll(names), equals: Self.batch(0..<(groups.last?.upperBound ?? 0)))
        for (index, rows) in groups.enumerated() {
            #expect(reader.rowCount(ofRowGroup: index) == rows.count)
            expect(try reader.read(names, rowGroup: index), equals: Self.batch(rows))
        }
    }

    @Test func extremesComeBack() throws {
        let folder = try TemporaryFolder()
        let schema = [ColumnSchema("a", .int64, .delta), ColumnSchema("b", .int32, .delta), ColumnSchema("c", .double)]
        let values: [Int64] = [.max, .min, 0, -1, .max, .max, .min]
        let small: [Int32] = [.max, .min, 0, -1, .max, .max, .min]
        let real: [Double] = [.infinity, -.infinity, 0, -0.0, .greatestFiniteMagnitude, .leastNonzeroMagnitude, 0.1]
        var writer = try ParquetWriter(path: folder["t"], schema: schema)
        try writer.write(ColumnBatch([.int64(values), .int32(small), .double(real)]))
        try writer.close()
        let batch = try ParquetReader(path: folder["t"]).readAll(["c", "b", "a"])
        #expect(batch.columns[0].doubles == real)
        #expect(batch.columns[1].integers == small.map(Int64.init))
        #expect(batch.columns[2].integers == values)
    }

    /// Looking one customer up reads only row groups whose range holds the key.
    @Test func eachRowGroupKnowsItsRange() throws {
        let folder = try TemporaryFolder()
        var writer = try ParquetWriter(path: folder["t"], schema: [ColumnSchema("id", .int64, .delta)])
        for ids in [[3, 5, 9], [10, 2], []] as [[Int64]] { try writer.write(ColumnBatch([.int64(ids)])) }
        try writer.close()
        let reader = try ParquetReader(path: folder["t"])
        #expect(reader.range(of: "id", rowGroup: 0) == 3...9)
        #expect(reader.range(of: "id", rowGroup: 1) == 2...10)
        #expect(reader.range(of: "id", rowGroup: 2) == nil)
        #expect(reader.range(of: "none", rowGroup: 0) == nil)
    }

    @Test func aBatchOfAnotherSchemaIsRefused() throws {
        let folder = try TemporaryFolder()
        let schema = [ColumnSchema("a", .int64), ColumnSchema("b", .text)]
        let wrong: [[Column]] = [
            [.int64([1])], [.int64([1]), .int64([1])], [.int64([1, 2]), .text(["x"])], [.int32([1]), .text(["x"])],
            [.int64([1]), .text(["x"]), .int64([1])],
        ]
        for columns in wrong {
            var writer = try ParquetWriter(path: folder["t"], schema: schema)
            do {
                try writer.write(ColumnBatch(columns))
                Issue.record("taken: \(columns)")
            } catch { #expect(error.operation == .write) }
        }
    }

    @Test func aFolderThatIsNotThereIsATypedError() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: ParquetError.self) {
            _ = try ParquetWriter(path: folder["none/t"], schema: [ColumnSchema("a", .int64)])
        }
        #expect(error?.operation == .open && error?.path == folder["none/t"])
    }
}
