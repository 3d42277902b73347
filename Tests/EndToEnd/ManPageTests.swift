import Foundation
import TestSupport
import Testing

/// The manual page names every command, option and key there is.
@Suite struct ManPageTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    private static let file = root.appending(path: "docs/cyclorama.1")

    @Test func isUpToDate() throws {
        let page = try Self.page()
        if ProcessInfo.processInfo.environment["CYCLORAMA_UPDATE_DOCS"] == "1" {
            try page.text.write(to: Self.file, atomically: true, encoding: .utf8)
        }
        let text = try String(contentsOf: Self.file, encoding: .utf8)
        #expect(text == page.text, "docs/cyclorama.1 is old; CYCLORAMA_UPDATE_DOCS=1 writes it anew")
        #expect(page.commands.count > 12 && page.keys.count > 25)
    }

    @Test func namesEveryCommandAndOption() throws {
        let text = try String(contentsOf: Self.file, encoding: .utf8).replacing("\\-", with: "-")
        for (name, command) in try CommandTree.read().command.leaves() {
            #expect(text.contains(".SS \(name)\n"))
            for option in (command.arguments ?? []).flatMap({ $0.names ?? [] }) where option.name != "help" {
                #expect(text.contains(option.text), "\(name) \(option.text)")
            }
        }
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/groff"), "groff is not installed"))
    func isReadByTroff() throws {
        let result = try CommandResult.run(["groff", "-man", "-ww", "-Tutf8", "-P-cbou", Self.file.path])
        #expect(result.status == 0 && result.errors.isEmpty && result.output.contains("EXIT STATUS"))
    }

    private static func page() throws -> ManPage {
        let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        let start = try #require(readme.firstRange(of: "<!-- keys -->")).upperBound
        let end = try #require(readme.firstRange(of: "<!-- /keys -->")).lowerBound
        let keys = readme[start..<end].split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
            let cells = row.dropFirst(3).dropLast(2).replacing("\\|", with: "|").split(separator: "` | ", maxSplits: 1)
            return (String(cells.first ?? ""), String(cells.last ?? ""))
        }
        let version = try Stage().run("--version").output.trimmingCharacters(in: .whitespacesAndNewlines)
        return ManPage(commands: try CommandTree.read().command.leaves(), keys: keys, version: version)
    }
}
