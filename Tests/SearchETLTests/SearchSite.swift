import Columnar
import DurableFiles
import Foundation
import Genres
import SearchETL
import TestSupport
import Testing
import Warehouse

/// A logged search; nil is NULL.
struct Logged {
    var user: String?
    var keyword: String?
    var time: String? = "2022-06-01 10:00:00.000"
    var event: String? = "enter"
    var platform: String? = "android"
    var network: String? = "wifi"
}

/// A folder of search logs, a workspace and a warehouse of a test's own.
struct SearchSite {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    var logs: String { folder["logs"] }
    var warehouse: String { folder["warehouse"] }

    func write(_ day: String, _ rows: [Logged], file: String = "part-0.parquet") throws {
        try FileManager.default.createDirectory(atPath: "\(logs)/\(day)", withIntermediateDirectories: true)
        let names = ["datetime", "user_id", "keyword", "category", "platform", "networkType"]
        var writer = try ParquetWriter(
            path: "\(logs)/\(day)/\(file)", schema: names.map { ColumnSchema($0, .optionalText) })
        let columns = [\Logged.time, \.user, \.keyword, \.event, \.platform, \.network].map { path in
            Column.optionalText(rows.map { $0[keyPath: path] })
        }
        try writer.write(ColumnBatch(columns))
        try writer.close()
    }

    /// Titles whose genres are known in tests; others are pending.
    static let lexicon = """
        [titles C Drama]
        đấu phá
        [titles Sports]
        bóng đá
        [titles News]
        thời sự
        """

    func options(months: (Month, Month)? = nil, isSample: Bool = false, files: DurableFiles = .init()) -> SearchOptions
    {
        var options = SearchOptions(input: logs, workspace: folder["workspace"], warehouse: warehouse)
        options.months = months.map { ($0.0, $0.1) }
        options.isSample = isSample
        options.files = files
        return options
    }

    @discardableResult
    func load(_ options: SearchOptions? = nil, lexicon: String = lexicon) async throws -> RunRecord {
        let labeler = GenreLabeler(mode: .lexicon, user: try LexiconEntry.parse(lexicon, file: "test"), shipped: [])
        return try await SearchLoad(options ?? self.options(), meter: SearchMeter { _ in }) { labeler }.run()
    }

    func current() throws -> Generation { try #require(try WarehouseFolder(root: warehouse).current()) }

    /// Each user's row of `fact_trending_change`.
    func changes() throws -> [String: UserChanges.Row] {
        let changes = try #require(try current().userChanges())
        return Dictionary(uniqueKeysWithValues: (0..<changes.count).map { (changes[$0].user, changes[$0]) })
    }
}
