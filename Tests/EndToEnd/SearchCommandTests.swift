import Foundation
import TestSupport
import Testing

/// `etl search` as scripts use it: one object on standard output, and an exit code.
@Suite(.timeLimit(.minutes(3)))
struct SearchCommandTests {
    private static let keys = [
        "rows_read", "rows_loaded", "rows_rejected", "rejected", "repaired", "files", "skipped", "months", "users",
        "keywords", "classified", "pending", "trending", "seconds",
    ]

    @Test("every row of dirty logs is accounted for, and a second run reads nothing and says the same")
    func accountsForEveryRow() throws {
        let stage = try Stage()
        let logs = try Self.logs(stage, records: 20_000, dirty: true)
        let first = try stage.run("etl", "search", "--input", logs, "--json")
        #expect(first.status == 0, "\(first)")
        let object = try Stage.object(first)
        for key in Self.keys { #expect(object[key] != nil, "\(key) is missing") }
        let counts = try ["rows_read", "rows_loaded", "rows_rejected"].map { try #require(object[$0] as? Int) }
        #expect(counts[0] == counts[1] + counts[2] && counts[1] > 0 && counts[2] > 0)
        #expect((object["rejected"] as? [String: Int])?.values.reduce(0, +) == counts[2])
        #expect((object["skipped"] as? [[String: String]])?.count ?? 0 > 0)
        let users = try #require(object["users"] as? [String: Int])
        #expect(users.keys.sorted() == ["2022-06", "2022-07"] && object["pending"] as? Int == 0)
        let trending = try #require(object["trending"] as? [String: Int])
        #expect(trending.keys.sorted() == ["Changed", "Lost", "New", "Unchanged"])
        let (stayed, new, lost) = (
            (trending["Unchanged"] ?? 0) + (trending["Changed"] ?? 0), trending["New"] ?? 0, trending["Lost"] ?? 0
        )
        #expect(users["2022-06"] == stayed + lost && users["2022-07"] == stayed + new)

        let second = try Stage.object(try stage.run("etl", "search", "--input", logs, "--json"))
        #expect(second["rows_read"] as? Int == 0)
        for key in ["users", "trending", "keywords", "classified", "months"] {
            #expect(second[key] as? NSObject == object[key] as? NSObject, "\(key)")
        }
    }

    @Test("too many rejects end with 3, and everything is loaded all the same") func tellsOfRejects() throws {
        let stage = try Stage()
        let logs = try Self.logs(stage, records: 2000)
        let result = try stage.run("etl", "search", "--input", logs, "--max-rejected", "1", "--json")
        #expect(result.status == 3 && result.errors.contains("more than the 1.0 % allowed"), "\(result)")
        #expect(try Stage.object(result)["rows_loaded"] as? Int ?? 0 > 1000)
    }

    @Test(
        "wrong usage is refused with 2, and nothing is made",
        arguments: [
            [], ["--input", "/tmp", "--months", "2022-06"], ["--input", "/tmp", "--months", "2022-06,2022-06"],
            ["--input", "/tmp", "--classifier", "oracle"], ["--input", "/tmp", "--max-rejected", "101"],
            ["--input", "/tmp", "--classifier", "llm", "--llm-url", "ftp://host"],
            ["--input", "/tmp", "--classifier", "llm"], ["--input", "/tmp", "--llm-requests", "0"],
            ["--input", "/tmp", "--llm-seconds", "0.5"],
        ])
    func refusesWrongUsage(arguments: [String]) throws {
        let stage = try Stage()
        let result = try CommandResult.run(
            [Stage.program, "etl", "search"] + arguments, environment: stage.environment)
        #expect(result.status == 2 && result.output.isEmpty, "\(result)")
        #expect(result.errors.contains("Usage: cyclorama etl search"), "\(result)")
        #expect(!FileManager.default.fileExists(atPath: stage.workspace + "/warehouse/current"))
    }

    @Test("a month that is not loaded is told with those that are") func unknownMonth() throws {
        let stage = try Stage()
        let logs = try Self.logs(stage, records: 500)
        let result = try stage.run("etl", "search", "--input", logs, "--months", "2022-01,2022-06")
        #expect(result.status == 1 && result.errors.contains("2022-01") && result.errors.contains("2022-07"))
    }

    @Test("viewing and search logs keep each other's tables, in whichever order they come")
    func keepsTheOthers() async throws {
        let stage = try Stage()
        let (searches, viewing) = (try Self.logs(stage, records: 3000), try await stage.logs())
        #expect(try stage.run("etl", "search", "--input", searches, "--classifier", "lexicon").status == 0)
        let trend = try Self.figures(stage, "search")
        #expect(try stage.run("etl", "content", "--input", viewing).status == 0)
        let overview = try Self.figures(stage, "overview")
        #expect(try Self.figures(stage, "search") == trend)
        #expect(try stage.run("etl", "search", "--input", searches, "--classifier", "local").status == 0)
        #expect(try Self.figures(stage, "search") != trend)
        #expect(try Self.figures(stage, "overview") == overview)
    }

    /// What a screen shows, without the time it was made.
    private static func figures(_ stage: Stage, _ screen: String) throws -> NSDictionary {
        var object = try Stage.object(try stage.run("show", "--screen", screen, "--format", "json"))
        object["published_at"] = nil
        return object as NSDictionary
    }

    /// Made-up logs of a fortnight in June and one in July 2022.
    static func logs(_ stage: Stage, records: Int, dirty: Bool = false) throws -> String {
        let folder = stage.root + "/searches"
        let result = try CommandResult.run(
            [Stage.program, "generate", "search", "--output", folder, "--records", "\(records)"]
                + (dirty ? ["--dirty"] : []), environment: stage.environment)
        try #require(result.status == 0, "\(result)")
        return folder
    }
}
