import AdHocSQL
import Foundation
import TestSupport
import Testing
import Warehouse

/// Whatever is typed, nothing is written and nothing but the tables is read.
@Suite(.enabled(if: AskedDuckDB.program != nil, AskedDuckDB.absence), .timeLimit(.minutes(3)))
struct SandboxTests {
    /// `%` stands for the folder of the tables, which DuckDB may read.
    static let refused = [
        "COPY (SELECT 1) TO '%/out.csv'", "COPY (SELECT 1) TO '/tmp/cyclorama-out.csv'",
        "COPY dim_app TO '%/out.parquet'",
        "EXPORT DATABASE '%/all'", "ATTACH '%/new.db'", "ATTACH '%/new.db' AS n; CREATE TABLE n.t AS SELECT 1",
        "SELECT 1; COPY (SELECT 1) TO '%/out.csv'", "SELECT 1;\nCOPY (SELECT 1) TO '%/out.csv'",
        "EXPLAIN ANALYZE COPY (SELECT 1) TO '%/out.csv'", "INSTALL httpfs", "LOAD httpfs", "FORCE INSTALL spatial",
        "CREATE TABLE t AS SELECT 1", "DROP VIEW dim_app", "INSERT INTO dim_app VALUES (1)", "DELETE FROM dim_app",
        "SET enable_external_access = true", "SET memory_limit = '1TB'", "RESET lock_configuration",
        "PRAGMA enable_profiling = 'json'", "CALL enable_logging()", "USE memory", "BEGIN", "CHECKPOINT",
        "FROM read_csv('/etc/passwd')", "FROM '/etc/passwd'", "FROM read_text('/proc/self/environ')",
        "FROM read_text('%/../../../secret.txt')", "SELECT * FROM glob('/etc/*')", "FROM read_blob('/etc/hostname')",
        "FROM 'https://example.com/x.parquet'", "FROM read_parquet('s3://bucket/x.parquet')",
        "FROM read_csv('http://127.0.0.1:1/x.csv')", "SELECT getenv('PATH')",
        "FROM enable_logging('QueryLog', storage='file', storage_config={'path': '%/log'})",
        "FROM \"Enable_Logging\"('QueryLog')", "WITH x AS (FROM enable_logging()) SELECT 1",
        "SELECT (SELECT count(*) FROM truncate_duckdb_logs())", "FROM query('COPY (SELECT 1) TO ''%/out.csv''')",
        "FROM json_execute_serialized_sql('x')", "FROM checkpoint()", "FROM copy_database('a', 'b')",
        "FROM import_database('%')", ".shell touch %/touched", ".system touch %/touched", "  .shell touch %/touched",
        "\n.shell touch %/touched", "SELECT 1\n;\n.shell touch %/touched\n", "/* x */\n.shell touch %/touched",
        ".output %/out.txt", ".once %/out.txt", ".read /etc/passwd", ".open %/new.db", ".import /etc/passwd dim_app",
        ".log %/log.txt", ".mode csv", ".help",
    ]

    @Test(arguments: refused)
    func refuses(statement: String) async throws {
        let site = try await SQLSite.sample()
        let generation = try #require(try site.warehouse.current()).path
        try site.folder.write("secret.txt", "secret")
        let before = try site.folder.tree()
        let fault = try await site.fault(of: statement.replacing("%", with: generation))
        #expect(fault != nil, "it ran")
        #expect(try site.folder.tree() == before)
        #expect(!FileManager.default.fileExists(atPath: "/tmp/cyclorama-out.csv"))
        #expect(fault?.description.contains("secret\n") != true && fault?.description.contains("root:") != true)
    }

    @Test func saysThatTablesCanOnlyBeRead() async throws {
        let fault = try #require(try await SQLSite.sample().fault(of: "DELETE FROM dim_app"))
        #expect(fault.kind == .refused && fault.remedy.contains("SELECT"))
        let function = try #require(try await SQLSite.sample().fault(of: "SELECT 1\nFROM enable_logging()"))
        #expect(function.kind == .refused && function.message.contains("enable_logging"))
        #expect(function.place?.line == 2 && function.place?.column == 6)
        let file = try #require(try await SQLSite.sample().fault(of: "FROM read_csv('/etc/passwd')"))
        #expect(file.kind == .refused && file.remedy.contains("out of reach"))
    }

    @Test func readsWhatItShouldRead() async throws {
        let site = try await SQLSite.sample()
        for sql in [
            "FROM dim_app", "SELECT 1;", "-- a comment\nSELECT 1 -- and another", "SHOW TABLES", "DESCRIBE fact_usage",
            "SUMMARIZE dim_app", "VALUES (1), (2)", "(SELECT 1)", "TABLE dim_app",
            "PIVOT dim_app ON category IN ('a') USING count(*)", "WITH a AS (SELECT 1) FROM a",
            "SELECT * FROM range(3), unnest([1, 2])", "SELECT '.shell' AS a,\n'\n.shell echo' AS b",
            "SELECT ';\n.quit\n' AS a",
        ] {
            #expect(try await site.fault(of: sql) == nil, "\(sql)")
        }
    }
}
