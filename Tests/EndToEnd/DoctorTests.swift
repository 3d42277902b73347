import Foundation
import TestSupport
import Testing

/// `doctor` tries what is configured, and says what is wrong with it and what to do.
@Suite(.timeLimit(.minutes(2)))
struct DoctorTests {
    private func checks(_ stage: Stage, configuration: String) throws -> (status: Int32, [String: [String: String]]) {
        try stage.write(configuration, to: "config/cyclorama/config.toml")
        let result = try stage.run("doctor", "--json")
        let checks = try #require(try Stage.object(result)["checks"] as? [[String: String]])
        return (result.status, Dictionary(checks.map { ($0["name"] ?? "", $0) }) { $1 })
    }

    @Test func countsTheDaysOfTheConfiguredFolders() async throws {
        let stage = try Stage()
        let logs = try await stage.logs(days: 3)
        let searches = stage.root + "/searches"
        _ = try stage.run("generate", "search", "--output", searches, "--days", "2", "--records", "100")
        let (status, checks) = try checks(
            stage, configuration: "[content]\ninput = \"\(logs)\"\n[search]\ninput = \"\(searches)\"")
        #expect(status == 0)
        let viewing = try #require(checks["viewing logs"])
        #expect(viewing["status"] == "ok")
        #expect(viewing["detail"]?.hasPrefix("3 days, 2022-04-01 to 2022-04-03") == true, "\(viewing)")
        #expect(checks["search logs"]?["status"] == "ok", "\(checks)")
    }

    @Test func saysWhatIsWrongWithAFolder() throws {
        let stage = try Stage()
        let empty = stage.root + "/empty"
        try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
        let (status, checks) = try checks(
            stage, configuration: "[content]\ninput = \"/nowhere/at/all\"\n[search]\ninput = \"\(empty)\"")
        #expect(status == 1)
        #expect(checks["viewing logs"]?["detail"]?.contains("/nowhere/at/all") == true)
        #expect(checks["viewing logs"]?["remedy"]?.contains("content.input") == true)
        #expect(checks["search logs"]?["status"] == "broken")
        #expect(checks["search logs"]?["remedy"]?.contains("folders YYYYMMDD of Parquet files") == true)
    }

    @Test func saysWhatIsWrongWithTheBridgeAndTheDuckDBThatAreSet() throws {
        let stage = try Stage()
        try stage.write("#!/bin/sh\nexit 0\n", to: "duckdb")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: stage.root + "/duckdb")
        let (_, checks) = try checks(
            stage,
            configuration: """
                [customers]
                bridge = "\(stage.root)/none.csv"
                [sql]
                duckdb = "\(stage.root)/duckdb"
                """)
        #expect(checks["customers' bridge"]?["status"] == "missing")
        #expect(checks["customers' bridge"]?["detail"]?.contains("none.csv") == true)
        #expect(checks["customers' bridge"]?["remedy"]?.contains("customers.bridge") == true)
        #expect(checks["DuckDB"]?["remedy"]?.contains("sql.duckdb") == true, "\(checks)")
        #expect(checks["DuckDB"]?["remedy"]?.contains("pip install") == false)
        try stage.write("user_id,contract\n7,A\n", to: "none.csv")
        let mended = try self.checks(stage, configuration: "[customers]\nbridge = \"\(stage.root)/none.csv\"").1
        #expect(mended["customers' bridge"]?["detail"]?.hasPrefix("1 line in ") == true, "\(mended)")
    }

    @Test func aMistakeInTheFileIsToldWithItsLine() throws {
        let (status, checks) = try checks(try Stage(), configuration: "[votes]\nporrt = 1")
        #expect(status == 1)
        #expect(checks["configuration"]?["detail"]?.contains("config.toml, line 2: ") == true)
        #expect(checks["configuration"]?["detail"]?.contains("“votes.port”?") == true)
    }

    @Test func serversThatDoNotRunAreMissingAndWhatTheyWouldEnableIsSaid() throws {
        let port = try FreePort.find()
        let (status, checks) = try checks(
            try Stage(),
            configuration: """
                [votes]
                url = "http://127.0.0.1:\(port)/votes"
                [search]
                llm_url = "http://127.0.0.1:\(port)/v1"
                """)
        #expect(status == 0)
        #expect(checks["votes"]?["status"] == "missing")
        #expect(checks["votes"]?["remedy"]?.contains("cyclorama simulate") == true)
        #expect(checks["language model"]?["detail"]?.contains("nothing listens") == true)
        #expect(checks["language model"]?["remedy"]?.contains("pending") == true)
        let unset = try self.checks(try Stage(), configuration: "").1["language model"]
        #expect(unset?["detail"] == "search.llm_url is not set")
    }

    /// Answers as both servers would, on a port of its own.
    private static let server = """
        import http.server, os, sys
        class Answers(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                models = b'{"data":[{"id":"small"},{"id":"large"}]}'
                body = models if self.path == '/v1/models' else b'{"votes":[1,2,3]}'
                self.send_response(200)
                self.send_header('Content-Length', str(len(body)))
                self.end_headers()
                self.wfile.write(body)
        server = http.server.HTTPServer(('127.0.0.1', 0), Answers)
        os.chdir(sys.argv[1])
        with open('port.new', 'w') as file: file.write(str(server.server_port))
        os.rename('port.new', 'port')
        server.serve_forever()
        """

    private static let session = """
        set -me
        python3 -c "$3" "$2" 2>/dev/null & server=$!
        trap 'kill $server' EXIT
        until [ -e "$2/port" ]; do sleep 0.02; done
        port=$(cat "$2/port")
        mkdir -p "$2/config/cyclorama"
        for model in small huge; do
            printf '[votes]\\nurl = "http://127.0.0.1:%s/votes"\\n[search]\\nllm_url = "http://127.0.0.1:%s/v1"\\n' \
                "$port" "$port" >"$2/config/cyclorama/config.toml"
            printf 'llm_model = "%s"\\n' "$model" >>"$2/config/cyclorama/config.toml"
            "$1" doctor
        done
        """

    @Test(.enabled(if: (try? CommandResult.run(["python3", "-V"]))?.status == 0, "python3 is not there"))
    func serversThatAnswerAreAsked() throws {
        let stage = try Stage()
        let result = try CommandResult.run(
            ["bash", "-c", Self.session, "bash", Stage.program, stage.root, Self.server],
            environment: stage.environment)
        #expect(result.output.contains("answers, with 3 votes"), "\(result)")
        #expect(result.output.contains("answers, with 2 models"))
        #expect(result.output.contains("has no model “huge”") && result.output.contains("small, large"))
    }
}
