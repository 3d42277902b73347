import Foundation
import TestSupport
import Testing

/// What the dashboard does for those who live in it, at a real terminal.
@Suite(.enabled(if: TmuxSession.isAvailable, "tmux is not installed"), .timeLimit(.minutes(5)))
struct ComfortTests {
    @Test func takesUpWhereOneLeft() async throws {
        let stage = try Stage()
        let first = try await DashboardScreen.start(stage)
        try await first.press("5", shows: "History")
        try await first.press("/", shows: "words of a row")
        try first.session.type("search")
        try await first.session.wait(for: "/search · 1 of")
        try first.session.press("Enter")
        try first.session.press("q")
        #expect(try await first.waitForEnd() == 0)
        let second = try DashboardScreen.open(stage)
        try await second.session.wait(for: "/search · 1 of")
        try second.session.press("q")
        #expect(try await second.waitForEnd() == 0)
    }

    @Test(arguments: ["not json", #"{"view":{"screen":[],"theme":"\u001b[2J"},"content_folder":7}"#, "\u{0}\u{1}"])
    func startsWhateverIsRemembered(text: String) async throws {
        let stage = try Stage()
        try FileManager.default.createDirectory(
            atPath: stage.root + "/state/cyclorama", withIntermediateDirectories: true)
        try stage.write(text, to: "state/cyclorama/state.json")
        let dashboard = try await DashboardScreen.start(stage)
        try dashboard.session.press("q")
        #expect(try await dashboard.waitForEnd() == 0)
    }

    @Test func savesTheFrame() async throws {
        let stage = try Stage()
        let dashboard = try await DashboardScreen.start(stage)
        try await dashboard.press("S", shows: ".ansi and .svg")
        let folder = stage.workspace + "/frames"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(Set(names.map { $0.split(separator: ".").last }) == ["txt", "ansi", "svg"] && names.count == 3)
        let text = try #require(names.first { $0.hasSuffix("-overview.txt") })
        let saved = try String(contentsOfFile: folder + "/" + text, encoding: .utf8)
        #expect(saved.contains("CHANNEL") && saved.split(separator: "\n", omittingEmptySubsequences: false).count == 37)
        withExtendedLifetime(dashboard) {}
    }

    @Test func copiesThroughTheTerminal() async throws {
        let dashboard = try await DashboardScreen.start()
        try dashboard.session.set("set-clipboard", "on")
        try await dashboard.press("y", shows: "Copied the pane")
        try Stage.block(until: "tmux has the text") {
            ((try? dashboard.session.buffer()) ?? "").contains("CHANNEL")
        }
    }

    /// Random keys, clicks and sizes at the real program; CYCLORAMA_RANDOM_KEYS says how many.
    @Test func randomKeysLeaveTheTerminalAsItWas() async throws {
        let count = ProcessInfo.processInfo.environment["CYCLORAMA_RANDOM_KEYS"].flatMap { Int($0) } ?? 400
        let dashboard = try await DashboardScreen.start()
        var random = SeededRandom(seed: 20_220_401)
        // Not q and Ctrl-C, which would end it, and nothing that loads a folder.
        let keys =
            "1234567fztcyYSgGjk?/:xh".map(String.init) + ["Tab", "BTab", "Up", "Down", "Left", "Right", "Enter"]
            + ["Escape", "PPage", "NPage", "Home", "End", "C-p", "C-u", "BSpace", "ế", "日", "F1"]
        for step in 0..<count {
            if step.isMultiple(of: 40) {
                let (columns, rows) = (Int(random.next() % 180) + 10, Int(random.next() % 55) + 4)
                try dashboard.session.resize(columns: columns, rows: rows)
            }
            try dashboard.session.press(keys[Int(random.next() % UInt64(keys.count))])
        }
        try dashboard.session.resize(columns: 120, rows: 36)
        for _ in 0..<3 { try dashboard.session.press("Escape") }
        try await dashboard.press("x", shows: "q quit")
        try dashboard.session.press("q")
        #expect(try await dashboard.waitForEnd() == 0)
        #expect(try dashboard.isTerminalAsBefore())
    }
}
