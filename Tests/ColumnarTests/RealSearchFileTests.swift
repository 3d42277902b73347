import Columnar
import Foundation
import TestSupport
import Testing

/// Files a real Spark job left, where they are at hand.
@Suite struct RealSearchFileTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/data/log_search").standardizedFileURL.path
    private static let arePresent = FileManager.default.fileExists(atPath: folder)

    @Test(
        "every value of a real file is the one DuckDB reads",
        .enabled(if: arePresent && DuckDB.isAvailable, "the real search logs or DuckDB are not at hand"))
    func equalsDuckDB() throws {
        let names = [
            "eventID", "datetime", "user_id", "keyword", "category", "proxy_isp", "platform", "networkType", "action",
        ]
        for day in try FileManager.default.contentsOfDirectory(atPath: Self.folder) {
            for file in try FileManager.default.contentsOfDirectory(atPath: "\(Self.folder)/\(day)") {
                let path = "\(Self.folder)/\(day)/\(file)"
                let reader = try ParquetReader(path: path)
                #expect(reader.schema.map(\.name) == names)
                let expected = try DuckDB.rows("SELECT \(names.joined(separator: ", ")) FROM \(DuckDB.quoted(path))")
                #expect(reader.rowCount == expected.count && !expected.isEmpty)
                for (index, column) in try reader.readAll(names).columns.enumerated() {
                    let values = column.optionalStrings?.map { $0 ?? "NULL" }
                    #expect(values == expected.map { $0[index] }, "\(names[index]) of \(path)")
                }
            }
        }
    }
}
