import Foundation
import TestSupport
import Testing

/// However the probe ends, the shell gets its terminal back as it was.
@Suite(.enabled(if: TmuxSession.isAvailable, "tmux is not installed"), .timeLimit(.minutes(2)))
struct RestoreTests {
    /// What another program can see of a terminal's state.
    private struct TerminalState: Equatable {
        var modes: String
        var alternate: String
        var mouse: String
        var cursor: String
        var keypad: String

        init(_ session: TmuxSession) throws {
            modes = try CommandResult.run(["stty", "-F", session.value("pane_tty"), "-a"]).output
            alternate = try session.value("alternate_on")
            mouse = try session.value("mouse_any_flag")
            cursor = try session.value("cursor_flag")
            keypad = try session.value("keypad_cursor_flag")
        }
    }

    /// Runs the probe in a shell, ends it by `end`, and proves the terminal unchanged and the shell usable.
    private func restores(
        status: Int, message: String? = nil, _ end: (ProbeTerminal) async throws -> Void
    ) async throws -> ProbeTerminal {
        let probe = try await ProbeTerminal.shell()
        try await probe.command("echo be''fore", until: "before")
        try await probe.command("stty -a > /dev/null; echo state''-known", until: "state-known")
        let before = try TerminalState(probe.session)
        try await probe.run()
        #expect(try TerminalState(probe.session) != before)
        try await end(probe)
        try await probe.session.wait(until: "the alternate screen is left") { _ in
            try probe.session.value("alternate_on") == "0"
        }
        let screen = try await probe.session.wait(for: "before")
        // When one thread crashes, another may still read keys; what follows is typed for the shell.
        try await probe.session.wait(until: "the shell is back") { _ in
            try probe.session.value("pane_current_command") == "bash"
        }
        if let message { #expect(screen.contains(message)) }
        try await probe.command("echo status''=$?", until: "status=\(status)")
        #expect(try TerminalState(probe.session) == before)
        return probe
    }

    @Test func afterQuitting() async throws {
        let probe = try await restores(status: 0) { try $0.session.press("P", "q") }
        // What was printed meanwhile went to the log, and none of it to the screen.
        #expect(try probe.logged().contains("noise on standard output"))
        #expect(try probe.logged().contains("noise on standard error"))
        #expect(try !probe.session.screen().contains("noise"))
    }

    @Test func afterTerminate() async throws {
        _ = try await restores(status: 15) { Glibc.kill(try $0.processID(), SIGTERM) }
    }

    @Test(arguments: [("C", 132), ("S", 139), ("A", 134), ("O", 139), ("X", 132)])
    func afterACrash(key: String, status: Int) async throws {
        let probe = try await restores(status: status, message: "The probe crashed; see") { try $0.session.press(key) }
        if key == "C" { #expect(try probe.logged().contains("crashed on demand")) }
    }

    @Test func afterTheEmergencyKey() async throws {
        _ = try await restores(status: 131, message: "The probe crashed; see") { try $0.session.press("C-\\") }
    }

    /// Also where a library's thread lets signals in, which would stop the process as it is.
    @Test(arguments: [false, true]) func whileStopped(letsSignalsIn: Bool) async throws {
        let probe = try await ProbeTerminal.shell()
        try await probe.command("echo be''fore", until: "before")
        let before = try TerminalState(probe.session)
        try await probe.run()
        let process = try probe.processID()
        if letsSignalsIn { try await probe.press("L", shows: "key character(\"L\")") }
        for stop in 0..<3 {
            if stop == 1 { Glibc.kill(process, SIGTSTP) } else { try probe.session.press("C-z") }
            try await probe.session.wait(for: "Stopped")
            #expect(try TerminalState(probe.session).alternate == before.alternate)
            #expect(try TerminalState(probe.session) == before)
            try await probe.command("clear; echo in''side", until: "inside")
            try await probe.command("fg", until: "event resumed")
            try await probe.session.wait(for: "CJK 音楽の家|")
        }
        try await probe.press("x", shows: "key character(\"x\")")
    }

    @Test func adoptsASizeThatChangedWhileStopped() async throws {
        let probe = try await ProbeTerminal.shell()
        try await probe.run()
        try probe.session.press("C-z")
        try await probe.session.wait(for: "Stopped")
        try probe.session.resize(columns: 60, rows: 20)
        try await probe.command("fg", until: "resize 60x20")
    }

    @Test func redrawsAfterAStopFromOutside() async throws {
        let probe = try await ProbeTerminal.start()
        try await probe.session.wait(for: "EMO")
        let process = try probe.processID()
        Glibc.kill(process, SIGSTOP)
        Glibc.kill(process, SIGCONT)
        try await probe.session.wait(for: "event resumed")
    }

    @Test func interruptIsAnEventAndNotTheEnd() async throws {
        let probe = try await ProbeTerminal.start()
        try await probe.press("C-c", shows: "event interrupt")
        try await probe.press("x", shows: "key character(\"x\")")
    }
}
