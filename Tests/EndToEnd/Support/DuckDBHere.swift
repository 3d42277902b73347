import Foundation
import Glibc
import Testing

/// DuckDB's program, as the tested program would find it.
enum DuckDBHere {
    static let absence: Comment = "DuckDB's program is not there; scripts/bootstrap fetches it"

    static let isAvailable: Bool = {
        let fetched = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../.deps/duckdb/duckdb").standardizedFileURL.path
        let onPath = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/duckdb" }
        return (onPath + [fetched]).contains { access($0, X_OK) == 0 }
    }()

    /// Running processes with this word in their arguments.
    static func processes(_ word: String) -> [pid_t] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.filter { process in
            FileManager.default.contents(atPath: "/proc/\(process)/cmdline")
                .map { String(decoding: $0, as: UTF8.self).contains(word) } == true
        }
    }
}
