import Foundation
import Glibc

/// DuckDB's own command line program, which answers ad-hoc SQL.
package struct DuckDBProgram: Hashable, Sendable {
    package let path: String

    package init(path: String) { self.path = path }

    /// How a person gets it.
    package static let remedy =
        "get it with `pip install duckdb-cli`, or from https://duckdb.org, and have it on PATH; or name it in "
        + "config.toml: [sql] duckdb = \"/path/to/duckdb\""

    /// The configured program, else the first on the search path, else the one that `scripts/bootstrap` fetched.
    ///
    /// - Parameter configured: an absolute path; nil where none is set.
    /// - Throws: `SQLFault` of the kind `noDuckDB`, with what to do.
    package static func find(
        configured: String?, searchPath: String = ProcessInfo.processInfo.environment["PATH"] ?? "",
        besides executable: String = ownExecutable
    ) throws(SQLFault) -> DuckDBProgram {
        if let configured {
            guard isProgram(configured) else {
                throw SQLFault(
                    .noDuckDB, "“\(configured)”, which config.toml names as sql.duckdb, cannot be run",
                    remedy: "correct the path, or remove the setting to have DuckDB looked for on PATH")
            }
            return DuckDBProgram(path: configured)
        }
        let onPath = searchPath.split(separator: ":").map { "\($0)/duckdb" }
        guard let found = (onPath + fetched(besides: executable)).first(where: isProgram) else {
            throw SQLFault(.noDuckDB, "DuckDB is not installed; ad-hoc SQL needs it, nothing else does", remedy: remedy)
        }
        return DuckDBProgram(path: found)
    }

    /// The running program's file, links followed.
    package static var ownExecutable: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    }

    /// Where `scripts/bootstrap` puts it: `.deps` of the clone whose `.build` holds the executable.
    private static func fetched(besides executable: String) -> [String] {
        var folder = URL(fileURLWithPath: executable).deletingLastPathComponent()
        var places: [String] = []
        while folder.path != "/", places.count < 12 {
            places.append(folder.path + "/.deps/duckdb/duckdb")
            folder = folder.deletingLastPathComponent()
        }
        return places
    }

    private static func isProgram(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }
}
