import Foundation

/// Another implementation of Parquet, to open our files with: DuckDB's Python module, where the machine has it.
package enum DuckDB {
    package static let isAvailable = (try? run("SELECT 1"))?.status == 0
    /// Why a test is skipped.
    package static let absence = "python3 with the module duckdb is not there"

    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// The rows a query gives, every value as DuckDB prints it, NULL as `NULL`.
    package static func rows(_ sql: String) throws -> [[String]] {
        let result = try run(sql)
        guard result.status == 0 else { throw Failure(description: "\(sql): \(result.errors)") }
        return try JSONDecoder().decode([[String]].self, from: Data(result.output.utf8))
    }

    /// `path` as a string of SQL.
    package static func quoted(_ path: String) -> String { "'" + path.replacing("'", with: "''") + "'" }

    private static func run(_ sql: String) throws -> CommandResult {
        let script = """
            import duckdb, json, sys
            rows = duckdb.connect().execute(sys.argv[1]).fetchall()
            print(json.dumps([["NULL" if v is None else str(v) for v in row] for row in rows]))
            """
        let packages = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../.deps/python").standardizedFileURL.path
        return try CommandResult.run(["python3", "-c", script, sql], environment: ["PYTHONPATH": packages])
    }
}
