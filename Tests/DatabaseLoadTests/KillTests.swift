import DurableFiles
import Foundation
import TestSupport
import Testing
import Warehouse

@testable import DatabaseLoad

extension DatabaseTests {
    @Suite struct KillTests {
        @Test(
            "the real program killed at any moment leaves whole tables, old or new, and the next load makes all of them new",
            arguments: [0.05, 0.3, 0.8, 1.6])
        func killed(after seconds: Double) async throws {
            let site = try LoadSite()
            try await site.makeLogs(days: 3, records: 60_000)
            try await site.load()
            let old = try site.counts()
            // One fact more on one day, by a new customer.
            try site.add(contract: "NEWCUSTOMER", toDay: 2)
            try await site.loadLogs()
            let process = Process()
            process.executableURL = URL(filePath: LoadSite.program)
            process.arguments = ["load", "--to", site.url, "--warehouse", site.warehouse]
            process.environment = ProcessInfo.processInfo.environment.merging(site.environment) { $1 }
            process.standardError = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            usleep(UInt32(seconds * 1_000_000))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            for (table, rows) in try site.counts() {
                let known = [old[table], try site.parquetCount(table)]
                #expect(known.contains(rows), "\(table) holds \(rows) rows")
            }
            try await site.load()
            #expect(try site.value("SELECT COUNT(*) FROM fact_usage") == "60001")
            #expect(try site.tables().allSatisfy { !$0.hasPrefix("cyclorama_") })
            if DuckDB.isAvailable { #expect(try site.differences() == []) }
        }
    }
}

extension LoadSite {
    /// Rows by table, of the tables a reader knows.
    func counts() throws -> [String: String] {
        var counts: [String: String] = [:]
        for table in try tables() where !table.hasPrefix("cyclorama_") {
            counts[table] = try value("SELECT COUNT(*) FROM `\(table)`")
        }
        return counts
    }

    func parquetCount(_ table: String) throws -> String? {
        guard let generation = try WarehouseFolder(root: warehouse).current() else { return nil }
        return try TableSelection([table], in: generation, through: .init()).sources.first.map { "\($0.rowCount)" }
    }
}
