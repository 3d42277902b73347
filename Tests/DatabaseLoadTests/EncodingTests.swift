import Columnar
import Foundation
import Testing
import Warehouse

@testable import DatabaseLoad

@Suite struct EncodingTests {
    @Test(
        "numbers are written as they are, to the last digit",
        arguments: [
            0, 1, -1, 9, 10, 99, 100, 12_345, -889_575_165, 999_999_999, 1_000_000_000, .max, .min, 50_382_480_088,
        ] as [Int64])
    func integers(_ value: Int64) {
        var text = RowText(capacity: 0)
        text.append(integer: value)
        #expect(String(decoding: text.bytes, as: UTF8.self) == "\(value)")
    }

    @Test("dates and times before and after 1970 are written as a server reads them")
    func times() {
        var text = RowText(capacity: 0)
        text.append(day: 19_083)
        text.append(0x20)
        text.append(milliseconds: 1_654_128_000_123)
        text.append(0x20)
        text.append(milliseconds: -1)
        #expect(
            String(decoding: text.bytes, as: UTF8.self) == "2022-04-01 2022-06-02 00:00:00.123 1969-12-31 23:59:59.999")
    }

    @Test("values, NULL and what ends a value cannot be mistaken for each other")
    func rows() throws {
        let texts: [String?] = ["a\tb", nil, "\\N", "o'x", "🎬"]
        let batch = ColumnBatch([.optionalText(texts), .int64([1, 2, 3, 4, 5])])
        let file = [
            "a\\tb\t1\t2022-04-01\t1", "\\N\t2\t2022-04-01\t2", "\\\\N\t3\t2022-04-01\t3",
            "o\\'x\t4\t2022-04-01\t4", "🎬\t5\t2022-04-01\t5", "",
        ]
        #expect(try text(batch, .tabSeparated) == file.joined(separator: "\n"))
        let values = [
            "('a\\tb',1,'2022-04-01',1)", "(NULL,2,'2022-04-01',2)", "('\\\\N',3,'2022-04-01',3)",
            "('o\\'x',4,'2022-04-01',4)", "('🎬',5,'2022-04-01',5)", "",
        ]
        #expect(try text(batch, .values) == values.joined(separator: ","))
    }

    @Test("a row larger than the chunk goes through whole")
    func longRow() throws {
        let long = String(repeating: "\\", count: 100_000)
        let written = try text(ColumnBatch([.optionalText([long]), .int64([1])]), .tabSeparated)
        #expect(written.utf8.count == 200_000 + "\t1\t2022-04-01\t1\n".utf8.count)
    }

    @Test("a number that is none is refused, not written as zero")
    func notANumber() {
        #expect(throws: UnwritableNumber.self) { try text(ColumnBatch([.double([.nan])]), .tabSeparated) }
    }

    private func text(_ batch: ColumnBatch, _ style: RowText.Style) throws -> String {
        let types: [ColumnType] = batch.columns.map { if case .double = $0 { .double } else { .int64 } }
        let flat = FlatBatch(batch, types)
        var encoder = RowEncoder(TableDefinition(StarSchema.usage), day: Day(number: 19_083), style: style, chunk: 64)
        var (row, all) = (0, "")
        while row < flat.rowCount {
            encoder.clear()
            row = try encoder.write(flat, from: row, chunk: 64)
            all += String(decoding: encoder.text.bytes, as: UTF8.self)
        }
        return all
    }
}
