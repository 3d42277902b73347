import AdHocSQL
import ContentETL
import Foundation
import Genres
import Resources
import SearchETL
import TestSupport
import Testing
import Warehouse

/// DuckDB's program, where the machine has it.
enum AskedDuckDB {
    static let program = try? DuckDBProgram.find(configured: nil)
    static let absence: Comment = "DuckDB's program is not there; scripts/bootstrap fetches it"
}

/// A workspace of a test's own, with a warehouse in it.
struct SQLSite: Sendable {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    var warehouse: WarehouseFolder { WarehouseFolder(root: folder["warehouse"]) }
    var runs: String { folder["runs"] }
    var snapshot: String { folder["output/final_snapshot"] }

    func sources() throws -> SQLSources { try SQLSources(warehouse: warehouse, snapshot: snapshot, runs: runs) }

    /// The sample that ships with the program, loaded once for all tests; they only read it.
    static func sample() async throws -> SQLSite { try await shared.value }

    private static let shared = Task {
        let site = try SQLSite()
        try await site.loadContent(isSample: true, input: Resources.sampleFolder.path)
        var options = SearchOptions(
            input: Resources.searchSampleFolder.path, workspace: site.folder.path, warehouse: site.warehouse.root)
        options.isSample = true
        let lexicon = try LexiconEntry.read(Resources.genreLexicon.path)
        let labeler = GenreLabeler(mode: .lexicon, user: [], shipped: lexicon, model: nil)
        _ = try await SearchLoad(options, meter: SearchMeter { _ in }) { labeler }.run()
        try site.folder.write("output/final_snapshot/part-00000.csv", votes)
        return site
    }

    private static let votes = "Bad Guy - Billie Eilish,12\n\"Nhạc, \"\"đỏ\"\"\",7\nBeliever - Imagine Dragons,7\n"

    func loadContent(isSample: Bool = false, input: String) async throws {
        var options = ContentOptions(input: input, workspace: folder.path, warehouse: warehouse.root)
        options.isSample = isSample
        _ = try await ContentLoad(options, meter: ProgressMeter { _ in }).run()
    }

    /// A day of viewing logs: contract, device, seconds, app.
    func writeDay(_ day: String, _ rows: [(String, String, Int, String)]) throws {
        let lines = rows.map { contract, mac, seconds, app in
            #"{"_source":{"Contract":"\#(contract)","Mac":"\#(mac)","TotalDuration":\#(seconds),"AppName":"\#(app)"}}"#
        }
        try folder.write("logs/\(day).json", lines.joined(separator: "\n") + "\n")
    }

    func ask(
        _ sql: String, _ variables: [String] = [], limit: SQLLimit = SQLLimit(), timeout: Double = 60,
        memory: Int64 = 1_000_000_000
    ) async throws -> SQLResult {
        let program = try #require(AskedDuckDB.program)
        let query = try SQLQuery(
            sql, variables: variables.map { try SQLQuery.Variable($0) }, limit: limit, timeout: timeout, memory: memory)
        return try await AdHocQuery(program, try sources()).result(of: query)
    }

    /// Every value as text; NULL as `NULL`.
    func texts(_ sql: String, _ variables: [String] = []) async throws -> [[String]] {
        try await ask(sql, variables).rows.map { $0.map { $0.shown ?? "NULL" } }
    }

    /// The fault that a query ends with.
    func fault(
        of sql: String, timeout: Double = 60, memory: Int64 = 1_000_000_000
    ) async throws -> SQLFault? {
        do {
            _ = try await ask(sql, timeout: timeout, memory: memory)
            return nil
        } catch let fault as SQLFault {
            return fault
        }
    }
}
