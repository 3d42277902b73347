import Foundation
import TestSupport
import Testing

/// `etl content` as scripts use it: one object on standard output, and an exit code.
@Suite(.timeLimit(.minutes(2)))
struct ContentCommandTests {
    private static let keys = [
        "rows_read", "rows_loaded", "rows_rejected", "rejected", "files", "skipped", "apps", "contracts", "devices",
        "total_duration", "as_of", "seconds",
    ]

    @Test func accountsForEveryRowAndLoadsNothingTwice() async throws {
        let stage = try Stage()
        let logs = try await stage.logs(dirty: true)
        try stage.write("no log", to: "logs/notes.json")
        let first = try stage.run("etl", "content", "--input", logs, "--json")
        #expect(first.status == 0)
        let object = try Stage.object(first)
        for key in Self.keys { #expect(object[key] != nil, "\(key) is missing") }
        let counts = try ["rows_read", "rows_loaded", "rows_rejected"].map { try #require(object[$0] as? Int) }
        #expect(counts[0] == counts[1] + counts[2] && counts[1] > 0 && counts[2] > 0)
        #expect(object["as_of"] as? String == "2022-04-02")
        #expect((object["rejected"] as? [String: Int])?.values.reduce(0, +) == counts[2])
        #expect((object["skipped"] as? [[String: String]])?.map { $0["name"] } == ["notes.json"])

        let second = try Stage.object(try stage.run("etl", "content", "--input", logs, "--json"))
        #expect(second["rows_read"] as? Int == 0)
        for key in ["apps", "contracts", "devices", "total_duration", "as_of"] {
            #expect("\(second[key] ?? "none")" == "\(object[key] ?? "")")
        }
    }

    @Test func tellsWhenTooMuchWasRejected() async throws {
        let stage = try Stage()
        let logs = try await stage.logs(dirty: true)
        let result = try stage.run("etl", "content", "--input", logs, "--max-rejected", "0.001", "--json")
        #expect(result.status == 3)
        #expect(try Stage.object(result)["rows_rejected"] as? Int != 0)
        #expect(result.errors.contains("quarantine"))
    }

    @Test func failsWithARemedyWhereThereIsNoFolder() throws {
        let result = try Stage().run("etl", "content", "--input", "/nowhere/at/all", "--json")
        #expect(result.status == 1)
        #expect(result.errors.contains("/nowhere/at/all") && result.errors.contains("check the path"))
        #expect(result.output.isEmpty)
    }

    @Test(arguments: [
        [], ["--input"], ["--input", "/tmp", "--as-of", "May"], ["--input", "/tmp", "--max-rejected", "200"],
    ])
    func refusesWrongUsage(arguments: [String]) throws {
        let stage = try Stage()
        let result = try CommandResult.run(
            [Stage.program, "etl", "content"] + arguments, environment: stage.environment)
        #expect(result.status == 2)
        #expect(result.errors.contains("--"))
    }

    @Test func obeysTheConfiguration() async throws {
        let stage = try Stage()
        let logs = try await stage.logs()
        try stage.write(
            """
            [content]
            input = "\(logs)"
            default_category = "Sonstiges"
            [content.categories]
            CHANNEL = "Fernsehen"
            """, to: "config/cyclorama/config.toml")
        #expect(try stage.run("etl", "content").status == 0)
        let overview = try stage.run("show", "--format", "json").output
        #expect(overview.contains("Fernsehen"))
        try stage.write("[content]\ninputs = 1\n", to: "config/cyclorama/config.toml")
        let wrong = try stage.run("etl", "content")
        #expect(wrong.status == 1)
        #expect(wrong.errors.contains("config.toml") && wrong.errors.contains("content.inputs"))
        try stage.write("[content]\ninput = \n", to: "config/cyclorama/config.toml")
        #expect(try stage.run("show").errors.contains("line 2"))
    }
}

/// Ctrl-C at a terminal while every core parses.
@Suite(.enabled(if: TmuxSession.isAvailable, "tmux is not installed"), .timeLimit(.minutes(2)))
struct CommandInterruptTests {
    @Test func stopsAtOnceAndClearsTheLine() async throws {
        let stage = try Stage()
        let logs = try await stage.logs(days: 4, records: 400_000)
        let line = "trap : INT; \"$0\" etl content --input \"$1\"; echo status=$?; read wait"
        let session = try TmuxSession(
            ["sh", "-c", line, Stage.program, logs], columns: 60, rows: 12, environment: stage.environment)
        try Stage.block(until: "it parses") { try session.screen().contains("] parsing") }
        try session.press("C-c")
        let screen = try await session.wait(for: "status=130")
        #expect(screen.contains("nothing was changed"))
        // What the terminal echoes of Ctrl-C may push one line of progress up, never more.
        #expect(screen.components(separatedBy: "] parsing").count <= 2)
    }
}
