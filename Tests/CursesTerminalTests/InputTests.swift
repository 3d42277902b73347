import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: TmuxSession.isAvailable, "tmux is not installed"), .timeLimit(.minutes(2)))
struct InputTests {
    @Test func decodesKeys() async throws {
        let probe = try await ProbeTerminal.start(rows: 40)
        let keys = [
            ("a", "key character(\"a\")"), ("Up", "key up"), ("Down", "key down"), ("Left", "key left"),
            ("Right", "key right"), ("Home", "key home"), ("End", "key end"), ("PageUp", "key pageUp"),
            ("PageDown", "key pageDown"), ("BTab", "key backTab"), ("Tab", "key tab"), ("Enter", "key enter"),
            ("BSpace", "key backspace"), ("DC", "key delete"), ("IC", "key insert"), ("F1", "key function(1)"),
            ("F12", "key function(12)"), ("C-a", "key control(\"a\")"), ("C-s", "key control(\"s\")"),
            ("C-v", "key control(\"v\")"), ("Escape", "key escape"), ("ế", "key character(\"ế\")"),
        ]
        for (key, line) in keys { try await probe.press(key, shows: line) }
        // Each key once and nothing else: as many lines as keys below the five fixed rows.
        let rows = try probe.session.screen().split(separator: "\n")
        #expect(rows.count == 5 + keys.count)
    }

    @Test func decodesTheMouse() async throws {
        // The reports typed here are of the form that this TERM announces.
        let probe = try await ProbeTerminal.start(environment: ["TERM": "xterm-256color"])
        try await probe.session.wait(for: "EMO")
        #expect(try probe.session.value("mouse_any_flag") == "1")
        for report in ["[<0;5;3M", "[<0;5;3m", "[<0;5;3M", "[<64;5;3M", "[<65;80;24M"] {
            try probe.session.type("\u{1B}" + report)
        }
        try await probe.press("x", shows: "key character(\"x\")")
        let screen = try probe.session.screen()
        #expect(screen.contains("mouse press 4,2") && screen.contains("mouse doublePress 4,2"))
        #expect(screen.contains("mouse wheelUp 4,2") && screen.contains("mouse wheelDown 79,23"))
        try await probe.press("m", shows: "key character(\"m\")")
        try await probe.session.wait(until: "mouse off") { _ in try probe.session.value("mouse_any_flag") == "0" }
    }

    @Test func wakesFromAnotherThreadAndByTime() async throws {
        let probe = try await ProbeTerminal.start()
        try await probe.press("W", shows: "event wake")
        try await probe.press("T", shows: "timeout with")
    }

    @Test func sleepsWhileNothingHappens() async throws {
        let probe = try await ProbeTerminal.start()
        try await probe.press("x", shows: "key character(\"x\")")
        let process = try probe.processID()
        // Until it lies in its poll; the draw that showed the key may not have returned yet.
        try await probe.session.wait(until: "the probe sleeps") { _ in try state(of: process) == "S" }
        let before = try switches(of: process)
        try await Task.sleep(for: .milliseconds(500))
        #expect(try switches(of: process) == before)
    }

    private func state(of process: Int32) throws -> String {
        let status = try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        return status.split(separator: " ").dropFirst(2).first.map(String.init) ?? ""
    }

    private func switches(of process: Int32) throws -> [Substring] {
        let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        return status.split(separator: "\n").filter { $0.contains("ctxt_switches") }
    }
}
