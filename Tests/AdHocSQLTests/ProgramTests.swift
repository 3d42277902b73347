import AdHocSQL
import Foundation
import TestSupport
import Testing

/// Which DuckDB is asked, and what is said where there is none.
struct ProgramTests {
    private func program(_ path: String, in folder: TemporaryFolder, _ script: String = "#!/bin/sh\n") throws -> String
    {
        let path = try folder.write(path, script)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return path
    }

    @Test func configuredComesFirstThenPathThenWhatBootstrapFetched() throws {
        let folder = try TemporaryFolder()
        let fetched = try program(".deps/duckdb/duckdb", in: folder)
        let onPath = try program("bin/duckdb", in: folder)
        let configured = try program("own/quack", in: folder)
        let executable = folder[".build/x/release/cyclorama"]
        let find = { (configured: String?, path: String) in
            try DuckDBProgram.find(configured: configured, searchPath: path, besides: executable).path
        }
        #expect(try find(configured, folder["bin"]) == configured)
        #expect(try find(nil, "/nowhere:" + folder["bin"]) == onPath)
        #expect(try find(nil, "/nowhere") == fetched)
    }

    @Test func absenceSaysHowToGetIt() throws {
        let folder = try TemporaryFolder()
        try folder.write("bin/duckdb", "not to be run")
        let find = { (configured: String?) in
            try DuckDBProgram.find(configured: configured, searchPath: folder["bin"], besides: folder["x/cyclorama"])
        }
        let missing = #expect(throws: SQLFault.self) { try find(nil) }
        #expect(missing?.kind == .noDuckDB && missing?.remedy.contains("pip install duckdb-cli") == true)
        let wrong = #expect(throws: SQLFault.self) { try find(folder["bin/duckdb"]) }
        #expect(wrong?.kind == .noDuckDB && wrong?.message.contains("sql.duckdb") == true)
    }

    @Test(arguments: [
        "#!/bin/sh\necho 'unknown option: -jsonlines' >&2; exit 1\n", "#!/bin/sh\nexit 0\n", "#!/bin/sh\necho '}}}'\n",
        "#!/nowhere/interpreter\n",
    ])
    func programThatIsNoDuckDBIsNamed(script: String) async throws {
        let site = try SQLSite()
        let path = try program("duckdb", in: site.folder, script)
        let asked = AdHocQuery(DuckDBProgram(path: path), try site.sources())
        let query = try SQLQuery("SELECT 1")
        let fault = await #expect(throws: SQLFault.self) { try await asked.result(of: query) }
        #expect(fault?.kind == .noDuckDB && fault?.remedy.contains("duckdb-cli") == true)
    }
}
