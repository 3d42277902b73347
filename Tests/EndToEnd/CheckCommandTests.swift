import Foundation
import TestSupport
import Testing

/// `check` as scripts use it: exit codes, the names of what failed, one object.
@Suite(.timeLimit(.minutes(3)))
struct CheckCommandTests {
    /// A workspace with the sample.
    private func sample() throws -> Stage {
        let stage = try Stage()
        #expect(try stage.run("show").status == 0)
        return stage
    }

    @Test func passesTheSampleAndSaysSoTableByTable() throws {
        let stage = try sample()
        let text = try stage.run("check")
        #expect(text.status == 0, "\(text)")
        #expect(text.output.contains("ok      fact_trending_change") && text.output.contains(" 0 failed in "))
        let object = try Stage.object(try stage.run("check", "--json"))
        #expect((object["passed"] as? Int ?? 0) > 200)
        #expect((object["failed"] as? [Any])?.count == 0 && (object["not_run"] as? [Any])?.count == 0)
        let tables = try #require(object["tables"] as? [[String: Any]])
        #expect(tables.first { $0["table"] as? String == "dim_app" }?["rows"] as? Int ?? 0 > 0)
    }

    @Test func failsByNameWhenATableIsDamaged() throws {
        let stage = try sample()
        let path = stage.workspace + "/warehouse/current/dim_device/part-0.parquet"
        let bytes = try Data(contentsOf: URL(filePath: path))
        try FileManager.default.removeItem(atPath: path)
        try bytes.dropLast(100).write(to: URL(filePath: path))
        let text = try stage.run("check")
        #expect(text.status == 1)
        #expect(text.output.contains("FAILED  dim_device: readable — expected 1 files whole, found 1 damaged"))
        let result = try stage.run("check", "--json")
        let failed = try #require(try Stage.object(result)["failed"] as? [[String: Any]])
        #expect(result.status == 1 && failed.contains { $0["test"] as? String == "dim_device: readable" })
        #expect(try stage.run("check", "--tables", "dim_app,mart_search_genre").output.contains("dim_device") == false)
    }

    @Test func listsTestsWithoutAWarehouse() throws {
        let stage = try Stage()
        let list = try stage.run("check", "--list", "--tables", "dim_app")
        #expect(list.status == 0 && list.output.contains("dim_app.app_id: unique\n"))
        #expect(!list.output.contains("dim_contract.contract_id"))
        let check = try stage.run("check")
        #expect(check.status == 1 && check.errors.contains("etl content --input"))
        #expect(try stage.run("check", "--tables", "dim_nothing").status == 2)
    }

    @Test func loadsTellWhatTheyTested() async throws {
        let stage = try Stage()
        let object = try Stage.object(
            try stage.run("etl", "content", "--input", try await stage.logs(dirty: true), "--json"))
        let checks = try #require(object["checks"] as? [String: Any])
        #expect((checks["passed"] as? Int ?? 0) > 100 && (checks["failed"] as? [Any])?.count == 0)
        #expect(try stage.run("show", "--screen", "jobs").output.contains("data tests"))
        // What was not loaded cannot have passed.
        #expect(try stage.run("check", "--tables", "fact_search").status == 2)
    }

    @Test func masksUsersByTheSameTokensEachTime() throws {
        let stage = try sample()
        let arguments = ["show", "--screen", "search", "--size", "160x60"]
        let plain = try CommandResult.run([Stage.program] + arguments, environment: stage.environment).output
        let masked = try CommandResult.run([Stage.program] + arguments + ["--mask"], environment: stage.environment)
        let again = try CommandResult.run([Stage.program] + arguments + ["--mask"], environment: stage.environment)
        let users = plain.matches(of: /\b[0-9]{8}\b/).map { String($0.output) }
        #expect(!users.isEmpty)
        for user in users { #expect(!masked.output.contains(user)) }
        let tokens = masked.output.matches(of: /u_[a-z2-7]{6,16}/).map { String($0.output) }
        #expect(!tokens.isEmpty && tokens == again.output.matches(of: /u_[a-z2-7]{6,16}/).map { String($0.output) })
        let key = try String(contentsOfFile: stage.workspace + "/mask.key", encoding: .utf8)
        #expect(!(masked.output + masked.errors).contains(key.trimmingCharacters(in: .newlines)))
    }
}
