import Foundation
import TestSupport
import Testing

/// A terminal that cannot be had, or that goes away.
@Suite(.enabled(if: TmuxSession.isAvailable, "tmux is not installed"), .timeLimit(.minutes(2)))
struct LossTests {
    @Test func endsWhenTheTerminalGoes() async throws {
        let probe = try await ProbeTerminal.start()
        try await probe.session.wait(for: "EMO")
        let process = try probe.processID()
        probe.session.kill()
        let deadline = ContinuousClock.now + TmuxSession.patience
        while isRunning(process), ContinuousClock.now < deadline { try await Task.sleep(for: .milliseconds(20)) }
        #expect(!isRunning(process))
        #expect(try probe.logged().contains("the terminal has gone"))
    }

    /// A process that ended but was not waited for by its parent still has a number.
    private func isRunning(_ process: Int32) -> Bool {
        let status = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
        return !status.isEmpty && !status.contains(") Z ")
    }

    @Test func hangupBySignal() async throws {
        let probe = try await ProbeTerminal.start()
        try await probe.session.wait(for: "EMO")
        Glibc.kill(try probe.processID(), SIGHUP)
        #expect(try await probe.session.waitForEnd() == 1)
    }

    @Test func refusesAPipe() throws {
        let result = try CommandResult.run([ProbeTerminal.program])
        #expect(result.status == 1)
        #expect(result.output == "probe: standard input is not a terminal\n")
    }

    @Test(arguments: [
        ("no-such-terminal", "the terminal type “no-such-terminal” is not known here"),
        ("dumb", "a terminal of type “dumb” cannot place the cursor"),
    ])
    func refusesATerminalItCannotUse(type: String, message: String) async throws {
        let line = "\(ProbeTerminal.program); echo status=$?; read wait"
        let session = try TmuxSession(["sh", "-c", line], columns: 150, rows: 10, environment: ["TERM": type])
        #expect(try await session.wait(for: "status=1").contains(message))
        #expect(try session.value("alternate_on") == "0")
    }
}
