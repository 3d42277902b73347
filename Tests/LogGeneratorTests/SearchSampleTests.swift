import Columnar
import Foundation
import Resources
import TestSupport
import Testing

/// The search sample that ships.
@Suite struct SearchSampleTests {
    private static let folder = Resources.searchSampleFolder.path
    private static let days = [6, 7].flatMap { month in (1...7).map { "20220\(month)0\($0)" } }

    @Test func isAWeekOfEachOfTwoMonthsAndSmall() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder).sorted()
        #expect(names == Self.days + ["README.md"])
        var (rows, bytes) = (0, 0)
        for day in Self.days {
            let path = "\(Self.folder)/\(day)/part-00000.snappy.parquet"
            let reader = try ParquetReader(path: path)
            for group in 0..<reader.rowGroupCount {
                let keywords = try reader.readOptionalText("keyword", rowGroup: group)
                #expect(keywords.count == reader.rowCount(ofRowGroup: group))
            }
            rows += reader.rowCount
            bytes += try Data(contentsOf: URL(filePath: path)).count
        }
        #expect(rows == 24_000)
        #expect(bytes < 1_000_000)
    }
}
