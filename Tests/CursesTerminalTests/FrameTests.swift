import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: TmuxSession.isAvailable, "tmux is not installed"), .timeLimit(.minutes(2)))
struct FrameTests {
    @Test func showsVietnameseWideGlyphsAndEmojiInTheirColumns() async throws {
        let probe = try await ProbeTerminal.start()
        let rows = try await probe.session.wait(for: "EMO").split(separator: "\n")
        #expect(rows[1] == "NFC Nhạc Việt ế|")
        #expect(rows[2] == "NFD Nhạc Việt ế|")
        #expect(rows[3] == "CJK 音楽の家|")
        // A family becomes its first member, and what the terminal draws narrow is padded: the border stays in place.
        #expect(rows[4].hasPrefix("EMO \u{1F468} ❤") && rows[4].hasSuffix("|"))
    }

    @Test func showsColoursAndAttributes() async throws {
        let probe = try await ProbeTerminal.start()
        try await probe.session.wait(for: "EMO")
        let screen = try probe.session.screen(styled: true)
        #expect(screen.contains("palette256 unicode=true"))
        #expect(screen.contains("\u{1B}[31mNFC"))
        #expect(screen.contains("\u{1B}[38;5;202mNFD"))
        #expect(screen.contains("48;5;25m"))
    }

    @Test func noColorMeansNone() async throws {
        let probe = try await ProbeTerminal.start(environment: ["NO_COLOR": "1"])
        try await probe.session.wait(for: "EMO")
        let screen = try probe.session.screen(styled: true)
        #expect(screen.contains("mono unicode=true"))
        #expect(!screen.contains("[31m") && !screen.contains("38;5") && !screen.contains("48;5"))
        // Attributes stay.
        #expect(screen.contains("[7m") || screen.contains("[1m"))
    }

    @Test func fewerColoursFallBack() async throws {
        let probe = try await ProbeTerminal.start(environment: ["TERM": "xterm"])
        try await probe.session.wait(for: "EMO")
        let screen = try probe.session.screen(styled: true)
        #expect(screen.contains("ansi16 unicode=true"))
        #expect(screen.contains("\u{1B}[31mNFC") && !screen.contains("38;5"))
        let mono = try await ProbeTerminal.start(environment: ["TERM": "vt100"])
        try await mono.session.wait(for: "mono unicode=true")
    }

    @Test(arguments: [["LC_ALL": "C"], ["LANG": "POSIX", "LC_ALL": ""]])
    func asciiWhereTheLocaleAsksForIt(environment: [String: String]) async throws {
        let probe = try await ProbeTerminal.start(environment: environment)
        let rows = try await probe.session.wait(for: "EMO").split(separator: "\n")
        #expect(rows[0].hasSuffix("unicode=false"))
        #expect(rows[1] == "NFC Nh?c Vi?t ?|")
        #expect(rows[2] == "NFD Nhac Viet e|")
        #expect(rows[3] == "CJK ? ? ? ? |")
    }

    @Test(arguments: [["LANG": "", "LC_ALL": ""], ["LC_ALL": "xx_YY.UTF-8"]])
    func unicodeWhereTheLocaleIsMissing(environment: [String: String]) async throws {
        let probe = try await ProbeTerminal.start(environment: environment)
        try await probe.session.wait(for: "unicode=true")
        try await probe.session.wait(for: "NFC Nhạc Việt ế|")
    }

    @Test func anEqualFrameWritesNothing() async throws {
        let probe = try await ProbeTerminal.start()
        try await probe.press("x", shows: "key character(\"x\")")
        let before = try written(by: probe.processID())
        // The probe draws its frame a thousand times more, and the next key shows that it is done.
        try probe.session.press("D")
        try await probe.press("y", shows: "key character(\"y\")")
        #expect(try written(by: probe.processID()) - before < 1_000)
    }

    @Test func controlLDrawsEverythingAnew() async throws {
        let probe = try await ProbeTerminal.start()
        let frame = try await probe.session.wait(for: "EMO")
        // Another program writes over the screen.
        let tty = try probe.session.value("pane_tty")
        try "\u{1B}[2;1HGARBAGE".write(toFile: tty, atomically: false, encoding: .utf8)
        try await probe.session.wait(for: "GARBAGE")
        try probe.session.press("C-l")
        try await probe.session.wait(until: "the garbage is gone") { $0 == frame }
    }

    /// Bytes the process has written so far, wherever to.
    private func written(by process: Int32) throws -> Int {
        let statistics = try String(contentsOfFile: "/proc/\(process)/io", encoding: .utf8)
        let line = try #require(statistics.split(separator: "\n").first { $0.hasPrefix("wchar:") })
        return try #require(Int(line.dropFirst("wchar:".count).trimmingCharacters(in: .whitespaces)))
    }
}
