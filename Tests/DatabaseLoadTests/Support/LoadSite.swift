import Columnar
import ContentETL
import DurableFiles
import Foundation
import LogGenerator
import TestSupport
import Testing
import Warehouse

@testable import DatabaseLoad

/// A warehouse and a database of a test's own.
struct LoadSite {
    let folder: TemporaryFolder
    let server: MariaDBServer
    let database: String

    init() throws {
        folder = try TemporaryFolder()
        server = try #require(MariaDBServer.shared)
        database = "test_" + UUID().uuidString.prefix(8).lowercased()
    }

    var warehouse: String { folder["warehouse"] }
    var workspace: String { folder["workspace"] }
    var url: String { "mysql://root@localhost/\(database)?socket=\(server.socket)" }

    func options(user: String = "root", tables: [String]? = nil) throws -> DatabaseLoad.Options {
        let url = try DatabaseURL("mysql://\(user)@localhost/\(database)?socket=\(server.socket)")
        return DatabaseLoad.Options(
            database: DatabaseOptions(url: url, defaultsFile: try emptyOptionFile()), workspace: workspace,
            warehouse: warehouse, tables: tables)
    }

    /// In place of the user's own.
    func emptyOptionFile() throws -> String { try folder.write("my.cnf", "[client]\n") }

    /// Loads the warehouse into the database.
    @discardableResult
    func load(
        _ options: DatabaseLoad.Options? = nil, report: @escaping @Sendable (DatabaseProgress) -> Void = { _ in }
    ) async throws -> RunRecord {
        try await DatabaseLoad(try options ?? self.options(), report: report).run()
    }

    /// Makes viewing logs of so many days from 1 April 2022 on, and loads them into the warehouse.
    func makeLogs(days: Int, records: Int = 9000, seed: Int = 7) async throws {
        let options = ContentLogOptions(
            output: folder["logs"], firstDay: 19_083, days: days, records: records, seed: UInt64(seed), dirty: false)
        _ = try await ContentLogGenerator(options: options).run()
        try await loadLogs()
    }

    func loadLogs() async throws {
        let content = ContentOptions(input: folder["logs"], workspace: workspace, warehouse: warehouse)
        _ = try await ContentLoad(content, meter: ProgressMeter { _ in }).run()
    }

    /// Adds a line to a day's log.
    func add(contract: String, mac: String = "AABBCCDDEEFF", app: String = "CHANNEL", toDay day: Int) throws {
        let line =
            #"{"_source":{"Contract":"\#(contract)","Mac":"\#(mac)","TotalDuration":77,"AppName":"\#(app)"}}"#
        let name = "logs/2022040\(day).json"
        try folder.write(name, (try folder.text(name)) + line + "\n")
    }

    func value(_ sql: String) throws -> String { try server.value(sql, in: database) }
    func rows(_ sql: String) throws -> [[String]] { try server.rows(sql, in: database) }

    /// The tables, without what a load keeps for itself.
    func tables() throws -> [String] {
        try rows("SHOW TABLES").map { $0[0] }.filter { $0 != DatabaseSession.bookkeeping }.sorted()
    }

    /// Publishes tables made by hand.
    func publish(_ tables: [(TableSchema, Day?, [Column])]) throws {
        let writer = try GenerationWriter(folder: WarehouseFolder(root: warehouse))
        defer { writer.release() }
        for (table, day, columns) in tables { try writer.write(table, partition: day, [ColumnBatch(columns)]) }
        var manifest = Manifest()
        let days = tables.filter { $0.0.name == "fact_usage" }.compactMap(\.1)
        manifest.content = ContentManifest(
            isSample: false, asOf: Day(number: 19_083), nextIDs: .init(), categories: [:], defaultCategory: "",
            days: days.map {
                LoadedDay(
                    day: $0, file: FileIdentity(name: "x", size: 0, modified: 0), rowsRead: 0, rowsLoaded: 0,
                    rejected: [:])
            }, asOfHistory: [])
        try writer.publish(manifest)
    }
}

/// Everything that needs the server, one test after the other: some change its settings.
@Suite(.serialized, .enabled(if: MariaDBServer.isAvailable, Comment(rawValue: MariaDBServer.absence)))
enum DatabaseTests {}
