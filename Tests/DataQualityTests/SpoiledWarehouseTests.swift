import Columnar
import DataQuality
import Foundation
import TestSupport
import Testing
import Warehouse

/// A way in which a warehouse goes wrong, and the test that must say so by its name.
struct Spoiling: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let expected: [String]
    let spoil: @Sendable (TestedWarehouse) throws -> Void

    init(_ description: String, _ expected: String..., spoil: @escaping @Sendable (TestedWarehouse) throws -> Void) {
        testDescription = description
        self.expected = expected
        self.spoil = spoil
    }

    static let star: [Spoiling] = [
        Spoiling(
            "a customer is deleted", "dim_contract: rows = ledger",
            "fact_usage.contract_id: in dim_contract.contract_id",
            "mart_customer.contract_id: in dim_contract.contract_id"
        ) { try $0.rewrite(StarSchema.contract) { $0.remove(row: 1) } },
        Spoiling("an app is deleted", "fact_usage.app_id: in dim_app.app_id", "dim_app: rows = ledger") {
            try $0.rewrite(StarSchema.app) { $0.remove(row: 0) }
        },
        Spoiling("a device is deleted", "fact_usage.device_id: in dim_device.device_id") {
            try $0.rewrite(StarSchema.device) { $0.remove(row: 2) }
        },
        Spoiling("a key is there twice", "dim_contract.contract_id: unique", "dim_contract.contract: unique") {
            try $0.rewrite(StarSchema.contract) { $0.double(row: 0) }
        },
        Spoiling("a MAC is another's", "dim_device.mac: unique") {
            try $0.rewrite(StarSchema.device) { $0.set("mac", row: 1, $0["mac"]?.strings?[0] ?? "") }
        },
        Spoiling(
            "a customer's seconds are changed", "dim_contract.contract_total_duration: = seconds of the facts",
            "dim_contract: sum of contract_total_duration = seconds of the facts",
            "mart_customer.total_duration: = dim_contract.contract_total_duration"
        ) { try $0.rewrite(StarSchema.contract) { $0.set("contract_total_duration", row: 3, 7) } },
        Spoiling("a fact's seconds are changed", "fact_usage: sum of total_duration = seconds read from the logs") {
            try $0.rewrite(StarSchema.usage, april(2)) { $0.set("total_duration", row: 5, 86_399) }
        },
        Spoiling("a fact's seconds are negative", "fact_usage.total_duration: ≥ 0") {
            try $0.rewrite(StarSchema.usage, april(2)) { $0.set("total_duration", row: 5, -3) }
        },
        Spoiling("a fact's customer is nobody", "fact_usage.contract_id: in dim_contract.contract_id") {
            try $0.rewrite(StarSchema.usage, april(1)) { $0.set("contract_id", row: 0, 99_999_999_999) }
        },
        Spoiling("a fact's app has an id below zero", "fact_usage.app_id: in dim_app.app_id") {
            try $0.rewrite(StarSchema.usage, april(1)) { $0.set("app_id", row: 0, .min) }
        },
        Spoiling("a fact is deleted", "fact_usage: rows = ledger", "mart_daily.usage_rows: = rows of the facts") {
            try $0.rewrite(StarSchema.usage, april(3)) { $0.remove(row: 0) }
        },
        Spoiling(
            "a fact moves to another customer", "dim_contract.contract_total_duration: = seconds of the facts"
        ) {
            try $0.rewrite(StarSchema.usage, april(1)) {
                let (ids, seconds) = ($0["contract_id"]?.integers ?? [], $0["total_duration"]?.integers ?? [])
                let row = seconds.firstIndex { $0 > 0 } ?? 0
                $0.set("contract_id", row: row, ids.first { $0 != ids[row] } ?? 0)
            }
        },
        Spoiling(
            "a score is 5", "dim_contract.recency_score: 1–4", "mart_rfm.recency_score: = dim_contract.recency_score"
        ) { try $0.rewrite(StarSchema.contract) { $0.set("recency_score", row: 0, 5) } },
        Spoiling("recency is negative", "dim_contract.recency: ≥ 0") {
            try $0.rewrite(StarSchema.contract) { $0.set("recency", row: 0, -1) }
        },
        Spoiling("a contract's name is empty", "dim_contract.contract: not empty") {
            try $0.rewrite(StarSchema.contract) { $0.set("contract", row: 0, "") }
        },
        Spoiling("a dimension has a member without facts", "dim_app.app_id: occurs in fact_usage.app_id") {
            try $0.rewrite(StarSchema.app) {
                $0.double(row: 0)
                let last = ($0["app_id"]?.count ?? 1) - 1
                $0.set("app_id", row: last, 4711)
                $0.set("app_name", row: last, "NOBODY")
            }
        },
    ]

    static let files: [Spoiling] = [
        Spoiling("a day is gone", "fact_usage: readable", "fact_usage: files as in the manifest") {
            try FileManager.default.removeItem(atPath: try $0.generation().path + "/fact_usage/event_date=2022-04-02")
        },
        Spoiling("a day is there that nobody loaded", "fact_usage: files as in the manifest") {
            let folder = try $0.generation().path + "/fact_usage"
            try FileManager.default.copyItem(
                atPath: folder + "/event_date=2022-04-02", toPath: folder + "/event_date=2022-04-09")
        },
        Spoiling("a file lies beside a table's", "dim_app: files as in the manifest") {
            let path = try $0.path(StarSchema.app)
            try FileManager.default.copyItem(atPath: path, toPath: path.replacing("part-0", with: "part-1"))
        },
        Spoiling("a table is gone", "mart_kpi: readable") {
            try FileManager.default.removeItem(atPath: try $0.generation().path + "/mart_kpi")
        },
        Spoiling("a file is cut off", "dim_device: readable") { try $0.cut(StarSchema.device, keeping: 0.5) },
        Spoiling("a file is empty", "mart_score: readable") { try $0.cut(MartSchema.score, keeping: 0) },
        Spoiling("a file's pages are overwritten", "fact_search: readable") {
            try $0.overwritePages(of: SearchSchema.search, Day("2022-06-01"))
        },
        Spoiling("facts' pages are overwritten", "fact_usage: readable") {
            try $0.overwritePages(of: StarSchema.usage, april(2))
        },
        Spoiling("a file is no Parquet", "dim_app: readable") {
            try FileManager.default.removeItem(atPath: try $0.path(StarSchema.app))
            try Data("app_id,app_name\n".utf8).write(to: URL(filePath: try $0.path(StarSchema.app)))
        },
        Spoiling("a table is another one", "dim_app: columns as declared", "dim_app: rows = ledger") {
            let path = try $0.path(StarSchema.app)
            try FileManager.default.removeItem(atPath: path)
            try FileManager.default.copyItem(atPath: try $0.path(MartSchema.daily), toPath: path)
        },
    ]

    static let marts: [Spoiling] = [
        Spoiling("a day's hours are changed", "mart_daily.total_duration: = seconds of the facts") {
            try $0.rewrite(MartSchema.daily) { $0.set("total_duration", row: 1, 1) }
        },
        Spoiling("an app's rank is there twice", "mart_app_leaderboard.rank: unique") {
            try $0.rewrite(MartSchema.appLeaderboard) { $0.set("rank", row: 1, 1) }
        },
        Spoiling("an app's category differs", "mart_app_leaderboard.category: = dim_app.category") {
            try $0.rewrite(MartSchema.appLeaderboard) { $0.set("category", row: 0, "?") }
        },
        Spoiling("a headline figure is wrong", "mart_kpi: sum of devices = rows of dim_device") {
            try $0.rewrite(MartSchema.kpi) { $0.set("devices", row: 0, 1) }
        },
        Spoiling(
            "a bar of a distribution is gone",
            "mart_distribution: sum of contracts by measure = rows of dim_contract"
        ) { try $0.rewrite(MartSchema.distribution) { $0.remove(row: 0) } },
        Spoiling("a segment has no name", "mart_segment.segment: not empty") {
            try $0.rewrite(MartSchema.segment, april(3)) { $0.set("segment", row: 0, "") }
        },
        Spoiling("a customer's app column is off", "mart_customer: seconds_… add up to total_duration") {
            try $0.rewrite(MartSchema.customer) { $0.set("seconds_channel", row: 0, 1 << 40) }
        },
        Spoiling("a customer's last day is off", "mart_customer.last_day: = last day of the facts") {
            try $0.rewrite(MartSchema.customer) { $0.set("last_day", row: 0, 1) }
        },
        Spoiling("a cell of the grid is there twice", "mart_rfm_grid: recency_score + duration_score unique") {
            try $0.rewrite(MartSchema.rfmGrid) { $0.set("duration_score", row: 0, 2) }
        },
    ]

    static let searches: [Spoiling] = [
        Spoiling("a user is deleted", "fact_trending_change: rows = ledger") {
            try $0.rewrite(SearchSchema.trendingChange) { $0.remove(row: 0) }
        },
        Spoiling("a user is there twice", "fact_trending_change.user_id: unique") {
            try $0.rewrite(SearchSchema.trendingChange) { $0.double(row: 0) }
        },
        Spoiling("a change has another type", "fact_trending_change.trending_type: rows of each value as in the ledger")
        {
            try $0.rewrite(SearchSchema.trendingChange) {
                let types = $0["trending_type"]?.strings ?? []
                $0.set("trending_type", row: 0, types[0] == "Lost" ? "New" : "Lost")
            }
        },
        Spoiling(
            "a genre is none", "mart_keyword_genre.genre: one of \(SearchSchema.genres.joined(separator: ", "))"
        ) { try $0.rewrite(SearchSchema.keywordGenre) { $0.set("genre", row: 0, "Opera") } },
        Spoiling("a month's users are wrong", "mart_search_month.users: = users of the facts") {
            try $0.rewrite(SearchSchema.month) { $0.set("users", row: 1, 1) }
        },
        Spoiling("a share is left out", "mart_search_genre: share_t7 adds up to 1") {
            try $0.rewrite(SearchSchema.genre) { $0.remove(row: 0) }
        },
        Spoiling("a transition is lost", "mart_search_transition: sum of users = users with genres in both months") {
            try $0.rewrite(SearchSchema.transition) { $0.remove(row: 0) }
        },
        Spoiling(
            "a platform's searches are changed",
            "mart_search_breakdown: sum of searches_t7 by dimension = searches of the later month"
        ) { try $0.rewrite(SearchSchema.breakdown) { $0.set("searches_t7", row: 0, 1) } },
        Spoiling(
            "a search is nobody's", "fact_search.user_id: not empty", "mart_search_month.users: = users of the facts"
        ) {
            try $0.rewrite(SearchSchema.search, Day("2022-06-02")) { $0.set("user_id", row: 0, "") }
        },
        Spoiling(
            "searches are deleted", "fact_search: rows = ledger", "mart_search_month.searches: = searches of the facts"
        ) {
            try $0.rewrite(SearchSchema.search, Day("2022-07-02")) { $0.remove(row: 0) }
        },
    ]
}

extension TestedWarehouse {
    /// Cuts a file off. It is written anew: in a real warehouse it may be linked from another generation.
    func cut(_ table: TableSchema, keeping share: Double) throws {
        let path = try path(table)
        let bytes = try Data(contentsOf: URL(filePath: path))
        try FileManager.default.removeItem(atPath: path)
        try bytes.prefix(Int(Double(bytes.count) * share)).write(to: URL(filePath: path))
    }

    /// Leaves the footer, so that the file opens.
    func overwritePages(of table: TableSchema, _ partition: Day?) throws {
        let path = try path(table, partition)
        var bytes = try Data(contentsOf: URL(filePath: path))
        bytes.replaceSubrange(4..<2000, with: repeatElement(0xFF, count: 1996))
        try FileManager.default.removeItem(atPath: path)
        try bytes.write(to: URL(filePath: path))
    }
}

@Suite struct SpoiledWarehouseTests {
    @Test(
        "what went wrong is found by the test that is there for it, with figures and an example",
        arguments: Spoiling.star + Spoiling.files + Spoiling.marts + Spoiling.searches)
    func isFound(spoiling: Spoiling) async throws {
        let warehouse = try await TestedWarehouse.copy()
        try spoiling.spoil(warehouse)
        let failures = try await warehouse.check().failures
        for name in spoiling.expected {
            let failure = failures.first { $0.test == name }
            #expect(failure != nil, "\(name) is not among \(failures.map(\.test))")
            #expect(failure.map { !$0.expected.isEmpty && !$0.found.isEmpty } == true)
        }
    }

    @Test("a failure names the row by its key, what was found and what should be there")
    func figures() async throws {
        let warehouse = try await TestedWarehouse.copy()
        var (contract, seconds): (Int64, Int64) = (0, 0)
        try warehouse.rewrite(StarSchema.contract) {
            contract = $0["contract_id"]?.integers?[3] ?? 0
            seconds = $0["contract_total_duration"]?.integers?[3] ?? 0
            $0.set("contract_total_duration", row: 3, 7)
        }
        let failures = try await warehouse.check([StarSchema.contract]).failures
        let failure = failures.first { $0.test.hasPrefix("dim_contract.contract_total_duration") }
        #expect(failure?.examples == ["contract_id \(contract): 7 instead of \(seconds)"])
        #expect(failure?.found.hasPrefix("1 of ") == true)
    }

    @Test("a NULL that another program wrote is found where there must be none", .enabled(if: DuckDB.isAvailable))
    func nulls() async throws {
        let warehouse = try await TestedWarehouse.copy()
        let path = try warehouse.path(StarSchema.contract)
        let aside = warehouse.folder["aside.parquet"]
        for (column, total) in [("recency", 1), ("contract", 2)] {
            _ = try DuckDB.rows(
                """
                COPY (SELECT * REPLACE (CASE WHEN contract_id < (SELECT min(contract_id) + \(total) FROM \
                \(DuckDB.quoted(path))) THEN NULL ELSE \(column) END AS \(column)) FROM \(DuckDB.quoted(path))) \
                TO \(DuckDB.quoted(aside)) (FORMAT parquet)
                """)
            try FileManager.default.removeItem(atPath: path)
            try FileManager.default.moveItem(atPath: aside, toPath: path)
            let failures = try await warehouse.check([StarSchema.contract]).failures
            let failure = failures.first { $0.test == "dim_contract.\(column): not null" }
            #expect(failure?.found.hasPrefix("\(total) of") == true, "\(failures.map(\.text))")
            #expect(failures.contains { $0.test == "dim_contract: columns as declared" })
        }
    }
}
