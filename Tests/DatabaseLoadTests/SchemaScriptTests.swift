import Columnar
import Foundation
import Testing
import Warehouse

@testable import DatabaseLoad

@Suite struct SchemaScriptTests {
    @Test("docs/schema.sql says what the schemas say; CYCLORAMA_UPDATE_DOCS=1 writes it anew")
    func isUpToDate() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/schema.sql")
        if ProcessInfo.processInfo.environment["CYCLORAMA_UPDATE_DOCS"] == "1" {
            try SchemaScript.documented.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == SchemaScript.documented)
    }

    @Test("every table has a key of columns it has", arguments: WarehouseFolder.tables.map(\.name))
    func keys(_ name: String) throws {
        let table = try #require(WarehouseFolder.tables.first { $0.name == name })
        let keys = try #require(TableKeys.of(table))
        let columns = Set(TableDefinition(table).sentColumns)
        #expect(columns.isSuperset(of: keys.primary + keys.unique + keys.indexes.flatMap(\.self)))
        // A partitioned table's keys must hold the date.
        if let date = table.partitionKey { #expect(keys.primary.contains(date) && keys.unique.isEmpty) }
    }

    @Test("an app with a long name gets a column that a server takes, and its own")
    func longColumnNames() {
        let long = "seconds_" + String(repeating: "x", count: 100)
        #expect(SQL.columnName(long + "a").utf8.count <= 64)
        #expect(SQL.columnName(long + "a") != SQL.columnName(long + "b"))
        #expect(SQL.columnName("seconds_kplus") == "seconds_kplus")
        #expect(SQL.name("a`b") == "`a``b`")
    }
}
