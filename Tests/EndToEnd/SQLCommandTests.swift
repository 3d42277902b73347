import Foundation
import Glibc
import TestSupport
import Testing

/// `cyclorama sql`, as a person and as a script would use it.
@Suite(.enabled(if: DuckDBHere.isAvailable, DuckDBHere.absence), .timeLimit(.minutes(3)))
struct SQLCommandTests {
    /// Two days of viewing logs.
    private func loaded() async throws -> Stage {
        let stage = try Stage()
        #expect(try stage.run("etl", "content", "--input", try await stage.logs()).status == 0)
        return stage
    }

    @Test func printsATableCSVAndJSON() async throws {
        let stage = try await loaded()
        let sql = "SELECT app_name, app_total_duration AS \"giây, s\" FROM dim_app WHERE app_name = 'VOD'"
        let table = try stage.run("sql", sql)
        #expect(table.status == 0 && table.errors.contains("1 row in"))
        let lines = table.output.split(separator: "\n").map(String.init)
        #expect(lines.count == 4 && lines[0].hasPrefix("app_name") && lines[1].hasSuffix("bigint"))
        let csv = try stage.run("sql", sql, "--format", "csv")
        let seconds = try #require(lines[3].split(separator: " ").last)
        #expect(csv.output == "app_name,\"giây, s\"\nVOD,\(seconds)\n" && csv.errors.isEmpty)
        let json = try stage.run("sql", sql, "--format", "json")
        let array = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
        #expect(array?.first?["giây, s"] as? Int == Int(seconds) && array?.count == 1)
        let object = try Stage.object(try stage.run("sql", sql, "--json"))
        #expect(object["row_count"] as? Int == 1 && object["is_cut"] as? Bool == false)
        #expect((object["columns"] as? [[String: String]])?.last?["type"] == "BIGINT")
    }

    @Test func cutTableSaysSoAndCSVIsWhole() async throws {
        let stage = try await loaded()
        let cut = try stage.run("sql", "FROM range(5000)")
        #expect(cut.output.split(separator: "\n").count == 1003 && cut.errors.contains("there are more"))
        #expect(try stage.run("sql", "FROM range(5000)", "--format", "csv").output.split(separator: "\n").count == 5001)
        #expect(
            try Stage.object(try stage.run("sql", "FROM range(5000)", "--json", "--limit", "7"))["is_cut"] as? Bool
                == true)
    }

    @Test func examplesAreListedAndRun() async throws {
        let stage = try await loaded()
        let list = try stage.run("sql", "--examples")
        #expect(list.status == 0 && list.output.contains("customer") && list.output.contains("contract=…"))
        let apps = try stage.run("sql", "--example", "apps", "--format", "csv")
        #expect(apps.status == 0 && apps.output.contains("CHANNEL,Kênh truyền hình,"))
        let runs = try stage.run("sql", "--example", "runs", "top=1", "--format", "csv")
        #expect(runs.output.contains(",content,done,"))
        let unknown = try stage.run("sql", "--example", "nothing")
        #expect(unknown.status == 1 && unknown.errors.contains("search-changes"))
        let parameter = try stage.run("sql", "--example", "customer", "name=x")
        #expect(parameter.status == 1 && parameter.errors.contains("it has: contract"))
    }

    @Test func queriesComeFromFilesAndParametersAreGiven() async throws {
        let stage = try await loaded()
        try stage.write("-- two lines\nSELECT getvariable('who') AS who;\n", to: "q.sql")
        let result = try stage.run("sql", "--file", stage.root + "/q.sql", "who=Nhạc", "--format", "csv")
        #expect(result.output == "who\nNhạc\n")
        #expect(try stage.run("sql", "--file", stage.root + "/none.sql").status == 1)
        #expect(try stage.run("sql").status == 2)
        let timeout = try stage.run("sql", "SELECT 1", "--timeout", "0")
        #expect(timeout.status == 2 && timeout.errors.contains("more than 0"))
    }

    @Test(arguments: [
        "echo \"SELECT 'từ ống' AS x\" | \"$0\" sql --file - --format csv",
        "\"$0\" sql --file <(echo \"SELECT 'từ ống' AS x\") --format csv",
    ])
    func queriesComeThroughPipes(line: String) throws {
        let stage = try Stage()
        let result = try CommandResult.run(["bash", "-c", line, Stage.program], environment: stage.environment)
        #expect(result.output == "x\ntừ ống\n", "\(result)")
    }

    @Test func filesThatAreNoQueryAreRefused() throws {
        let stage = try Stage()
        try stage.write(String(repeating: "-- much\n", count: 200_000), to: "large.sql")
        #expect(try stage.run("sql", "--file", stage.root + "/large.sql").errors.contains("larger than 1 MB"))
        #expect(try stage.run("sql", "--file", stage.root).errors.contains("cannot be read"))
        let empty = try stage.run("sql", "--file", "/dev/null")
        #expect(empty.status == 1 && empty.errors.contains("the query is empty"))
    }

    @Test(arguments: ["-- a comment\nSELECT 1 AS x", "--a=comment, too\nSELECT 1 AS x", "--\nSELECT 1 AS x"])
    func queriesMayBeginWithAComment(sql: String) throws {
        let result = try Stage().run("sql", sql, "--format", "csv")
        #expect(result.status == 0 && result.output == "x\n1\n", "\(result)")
    }

    @Test func optionsThatAreNoneAreStillRefused() throws {
        let result = try Stage().run("sql", "SELECT 1", "--limti", "3")
        #expect(result.status == 2 && result.errors.contains("--limti"))
    }

    @Test func aParameterWithoutAValueIsNamedAsThat() throws {
        let result = try Stage().run("sql", "SELECT $1")
        #expect(result.status == 1 && result.errors.contains("parameter without a value"), "\(result)")
        #expect(!result.errors.contains("1.4 or newer"))
    }

    @Test func mistakesPointAtTheirPlace() async throws {
        let stage = try await loaded()
        let result = try stage.run("sql", "SELECT *\nFROM customers")
        #expect(result.status == 1 && result.output.isEmpty)
        #expect(result.errors.contains("line 2, column 6: there is no table “customers”\n  FROM customers\n       ^\n"))
        #expect(result.errors.contains("dim_contract"))
        #expect(try stage.run("sql", "COPY dim_app TO '/tmp/x.csv'").errors.contains("read, not changed"))
        let long = try stage.run(
            "sql", "SELECT count(*) FROM range(1e9::BIGINT) a, range(1e9::BIGINT) b", "--timeout", "0.5")
        #expect(long.status == 1 && long.errors.contains("--timeout"))
    }

    @Test func withoutDuckDBSaysHowToGetItAndTheRestWorks() async throws {
        let stage = try await loaded()
        try stage.write("[sql]\nduckdb = \"/nowhere/duckdb\"\n", to: "config/cyclorama/config.toml")
        let result = try stage.run("sql", "SELECT 1")
        #expect(result.status == 1 && result.errors.contains("sql.duckdb"))
        let doctor = try Stage.object(try stage.run("doctor", "--json"))
        let check = (doctor["checks"] as? [[String: String]])?.first { $0["name"] == "DuckDB" }
        #expect(check?["status"] == "missing" && check?["remedy"]?.contains("ask the tables anything") == true)
        #expect(try stage.run("show").status == 0)
    }

    @Test func doctorAsksDuckDBForReal() throws {
        let doctor = try Stage.object(try Stage().run("doctor", "--json"))
        let check = (doctor["checks"] as? [[String: String]])?.first { $0["name"] == "DuckDB" }
        #expect(check?["status"] == "ok" && check?["detail"]?.contains("answered in") == true)
    }

    @Test func interruptedQueryLeavesNoProcess() async throws {
        let stage = try Stage()
        let pidFile = stage.root + "/pid"
        let sql = "SELECT count(*) AS interrupted_by_test FROM range(1e10::BIGINT) a, range(1e9::BIGINT) b"
        async let result = Task.detached {
            try CommandResult.run(
                ["sh", "-c", "echo $$ > \"$0\"; exec \"$@\"", pidFile, Stage.program, "sql", sql],
                environment: stage.environment)
        }.value
        try await Self.wait { DuckDBHere.processes("interrupted_by_test").count >= 2 }
        let process = try #require(pid_t((try String(contentsOfFile: pidFile, encoding: .utf8)).dropLast()))
        kill(process, SIGINT)
        #expect(try await result.status == 130)
        #expect(DuckDBHere.processes("interrupted_by_test").isEmpty)
    }

    private static func wait(until condition: () -> Bool) async throws {
        let deadline = ContinuousClock.now + TmuxSession.patience
        while !condition() {
            guard ContinuousClock.now < deadline else { throw TmuxSession.Failure("not in time") }
            try await Task.sleep(for: .milliseconds(10))
        }
    }
}
