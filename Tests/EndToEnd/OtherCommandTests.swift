import Foundation
import TestSupport
import Testing

/// `generate content` and `doctor`.
@Suite(.timeLimit(.minutes(2)))
struct OtherCommandTests {
    @Test func generatesWhatItSays() throws {
        let stage = try Stage()
        let arguments = ["--days", "3", "--records", "500", "--dirty", "--json"]
        let first = try generate(stage, "a", arguments)
        #expect(first["rows"] as? Int == 500)
        #expect((first["files"] as? [[String: Any]])?.count == 3)
        _ = try generate(stage, "b", arguments)
        let (a, b) = (stage.root + "/a", stage.root + "/b")
        for name in try FileManager.default.contentsOfDirectory(atPath: a) {
            #expect(FileManager.default.contentsEqual(atPath: a + "/" + name, andPath: b + "/" + name))
        }
    }

    @Test(arguments: [
        ["--days", "0"], ["--records", "-1"], ["--from", "tomorrow"], ["--seed", "x"], ["--days", "4000"],
    ])
    func refusesWrongOptions(arguments: [String]) throws {
        let stage = try Stage()
        let result = try CommandResult.run(
            [Stage.program, "generate", "content", "--output", stage.root + "/x"] + arguments,
            environment: stage.environment)
        #expect(result.status == 2)
        #expect(result.errors.contains(arguments[0]))
        #expect(!FileManager.default.fileExists(atPath: stage.root + "/x"))
    }

    @Test func doctorNamesWhatIsMissing() throws {
        let stage = try Stage()
        let result = try stage.run("doctor", "--json")
        let checks = try #require(try Stage.object(result)["checks"] as? [[String: String]])
        #expect(Set(checks.compactMap { $0["name"] }).isSuperset(of: ["terminal", "workspace", "free space"]))
        #expect(checks.first { $0["name"] == "terminal" }?["remedy"]?.contains("show") == true)
        #expect(result.status == 0)
        let broken = try stage.run("doctor", "--workspace", "/proc/nowhere")
        #expect(broken.status == 1)
        #expect(broken.output.contains("BROKEN"))
    }

    private func generate(_ stage: Stage, _ folder: String, _ arguments: [String]) throws -> [String: Any] {
        let result = try CommandResult.run(
            [Stage.program, "generate", "content", "--output", stage.root + "/" + folder] + arguments,
            environment: stage.environment)
        #expect(result.status == 0)
        return try Stage.object(result)
    }
}
