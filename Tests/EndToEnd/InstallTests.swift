import Foundation
import TestSupport
import Testing

/// `make install` and `make uninstall`, as their script does them, with the program that is tested.
@Suite(.timeLimit(.minutes(3)))
struct InstallTests {
    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../scripts/install").standardizedFileURL.path

    private func install(_ arguments: String...) throws -> CommandResult {
        let built = URL(filePath: Stage.program).deletingLastPathComponent().path
        return try CommandResult.run([Self.script] + arguments, environment: ["BUILT": built])
    }

    @Test func whatIsInstalledRunsByItselfAndGoesWhole() throws {
        let stage = try Stage()
        let prefix = stage.root + "/prefix"
        #expect(try install(prefix).status == 0)
        let program = prefix + "/bin/cyclorama"
        let version = try CommandResult.run([program, "--version"], environment: stage.environment)
        let expected = try stage.run("--version").output
        #expect(version.status == 0 && version.output == expected)
        let show = try CommandResult.run([program, "show", "--size", "80x24"], environment: stage.environment)
        #expect(show.status == 0 && show.output.contains("CHANNEL"))
        for file in ["man/man1/cyclorama.1", "bash-completion/completions/cyclorama", "zsh/site-functions/_cyclorama"] {
            let text = try String(contentsOfFile: prefix + "/share/" + file, encoding: .utf8)
            #expect(text.contains("replay"), "\(file)")
        }
        #expect(try install(prefix).status == 0, "a second time replaces the first")
        #expect(try install("--remove", prefix).status == 0)
        let left = FileManager.default.enumerator(atPath: prefix)?.compactMap { $0 as? String } ?? []
        #expect(!left.isEmpty && left.filter { $0.contains("cyclorama") }.isEmpty)
        // Its folder goes with it.
        withExtendedLifetime(stage) {}
    }

    @Test func removesNothingThatIsNotItsOwn() throws {
        let stage = try Stage()
        let folder = stage.root + "/prefix/lib/cyclorama"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try stage.write("mine", to: "prefix/lib/cyclorama/diary")
        #expect(try install("--remove", stage.root + "/prefix").status == 1)
        #expect(FileManager.default.fileExists(atPath: folder + "/diary"))
        withExtendedLifetime(stage) {}
    }
}
