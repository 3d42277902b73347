import Foundation
import TestSupport
import Testing
import Warehouse

@testable import SearchETL

/// Two real days against another implementation, written in Python.
@Suite struct RealSearchTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/data/log_search").standardizedFileURL.path
    private static let isPresent = FileManager.default.fileExists(atPath: folder)

    @Test(
        "each real user's top search is what another implementation finds",
        .enabled(if: isPresent, "the real search logs are not there"),
        .enabled(if: DuckDB.isAvailable, "\(DuckDB.absence)"))
    func topSearches() async throws {
        let site = try SearchSite()
        var options = site.options()
        options.input = Self.folder
        let record = try await site.load(options)
        #expect(record.rowsRead == 6000 && record.rowsLoaded == 4250)
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "top-searches.py").path
        let packages = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../.deps/python").standardizedFileURL.path
        let result = try CommandResult.run(
            ["python3", script, Self.folder], environment: ["PYTHONPATH": packages])
        try #require(result.status == 0, "\(result.errors)")
        let expected = try JSONDecoder().decode([String: String].self, from: Data(result.output.utf8))
        let found = try site.changes().mapValues { ($0.later ?? "").lowercased().precomposedStringWithCanonicalMapping }
        #expect(expected.count > 3000 && found == expected)
    }
}
