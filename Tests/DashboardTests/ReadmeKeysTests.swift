import Dashboard
import Foundation
import Testing

@Suite struct ReadmeKeysTests {
    @Test("the README's table of keys is that of the bindings; CYCLORAMA_UPDATE_DOCS=1 writes it anew")
    func isUpToDate() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../README.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let start = try #require(text.range(of: "<!-- keys -->\n")).upperBound
        let end = try #require(text.range(of: "<!-- /keys -->")).lowerBound
        let wanted = "\n" + KeyBindings.markdown + "\n"
        if ProcessInfo.processInfo.environment["CYCLORAMA_UPDATE_DOCS"] == "1" {
            try text.replacingCharacters(in: start..<end, with: wanted).write(
                to: file, atomically: true, encoding: .utf8)
        } else {
            #expect(text[start..<end] == wanted)
        }
    }
}
