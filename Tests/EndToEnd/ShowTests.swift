import Foundation
import TestSupport
import Testing

/// The screens without a terminal.
@Suite(.timeLimit(.minutes(2)))
struct ShowTests {
    @Test func helpTellsTheSizeAsOneTypesIt() throws {
        #expect(try Stage().run("show", "--help").output.contains("120x36)"))
    }

    @Test func buildsTheSampleAndSaysSo() throws {
        let result = try Stage().run("show", "--size", "80x24")
        #expect(result.status == 0)
        #expect(result.errors.contains("sample data"))
        #expect(result.output.contains("sample · "))
        #expect(result.output.split(separator: "\n", omittingEmptySubsequences: false).count == 25)
    }

    @Test func printsEveryScreenInEveryFormat() throws {
        let stage = try Stage()
        for screen in ["overview", "customers", "search", "stream", "jobs"] {
            let text = try stage.run("show", "--screen", screen)
            #expect(text.output.contains("q quit"))
            #expect(!text.output.contains("\u{1B}"))
            #expect(try stage.run("show", "--screen", screen, "--format", "ansi").output.contains("\u{1B}[0;"))
            #expect(try stage.run("show", "--screen", screen, "--format", "svg").output.hasPrefix("<svg"))
            let json = try stage.run("show", "--screen", screen, "--format", "json")
            #expect(try !Stage.object(json).isEmpty)
        }
        let overview = try Stage.object(try stage.run("show", "--json"))
        #expect(overview["is_sample"] as? Bool == true)
        #expect((overview["totals"] as? [String: Any])?["rows"] as? Int == 45_000)
    }

    @Test(arguments: [
        ["--size", "0x0"], ["--size", "wide"], ["--format", "pdf"], ["--screen", "home"], ["--colour"],
    ])
    func refusesWrongValues(arguments: [String]) throws {
        let stage = try Stage()
        let result = try CommandResult.run([Stage.program, "show"] + arguments, environment: stage.environment)
        #expect(result.status == 2)
        #expect(result.errors.contains(arguments.last ?? ""))
        #expect(!FileManager.default.fileExists(atPath: stage.workspace))
    }
}
