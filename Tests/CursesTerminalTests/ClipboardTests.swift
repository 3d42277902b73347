import Foundation
import Testing

@testable import CursesTerminal

@Suite struct ClipboardTests {
    @Test("a terminal gets the text as OSC 52")
    func plain() {
        #expect(
            Terminal.clipboardSequence("Nhạc Việt", isInTmux: false)
                == Array("\u{1B}]52;c;\(Data("Nhạc Việt".utf8).base64EncodedString())\u{7}".utf8))
    }

    @Test("in tmux it is sent as it is and wrapped, so that either setting lets it through")
    func tmux() {
        let bytes = Terminal.clipboardSequence("a", isInTmux: true)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "\u{1B}]52;c;YQ==\u{7}\u{1B}Ptmux;\u{1B}\u{1B}]52;c;YQ==\u{7}\u{1B}\\")
    }

    @Test("a very long text is cut between characters")
    func long() throws {
        let bytes = Terminal.clipboardSequence(String(repeating: "ế", count: 60_000), isInTmux: false)
        let base64 = String(decoding: bytes.dropFirst(7).dropLast(), as: UTF8.self)
        let text = try #require(Data(base64Encoded: base64).flatMap { String(data: $0, encoding: .utf8) })
        #expect(text.allSatisfy { $0 == "ế" } && text.utf8.count > Terminal.longestCopy - 4)
    }
}
