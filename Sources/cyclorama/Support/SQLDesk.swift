import AdHocSQL
import Foundation
import Resources
import Warehouse

/// Ad-hoc SQL as this program is set up: which DuckDB, which tables, how much time and memory.
struct SQLDesk: Sendable {
    let places: Places
    let configuration: SQLConfiguration

    func sources() throws(SQLFault) -> SQLSources {
        try SQLSources(
            warehouse: WarehouseFolder(root: places.warehouse), snapshot: places.snapshot, runs: places.runs)
    }

    func program() throws(SQLFault) -> DuckDBProgram { try DuckDBProgram.find(configured: configuration.duckDB) }

    func query(
        _ text: String, variables: [SQLQuery.Variable] = [], limit: SQLLimit, timeout: Double? = nil
    ) throws(SQLFault) -> SQLQuery {
        let memory = configuration.memoryMB.map { Int64($0) * 1_000_000 } ?? SQLQuery.standardMemory
        return try SQLQuery(
            text, variables: variables, limit: limit, timeout: timeout ?? configuration.timeout, memory: memory)
    }

    static func examples() throws -> [SQLExample] { try SQLExample.all(in: Resources.sqlExamples) }
}
