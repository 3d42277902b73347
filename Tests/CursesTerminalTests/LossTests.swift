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
        while Glibc.kill(process, 0) == 0, ContinuousClock.now < deadline { try await Task.sleep(for: .milliseconds(20)) }
        #expect(Glibc.kill(process, 0) != 0)
        #expect(try probe.logged().contains("the terminal has gone"))
    }

    @Test func hangupBySignal() async throws {
        let probe = try await ProbeTerminal.start()
        try await probe.session.wait(for: "EMO")
        Glibc.kill(try probe.processID(), SIGHUP)
        #expect(try await probe.session.waitForEnd() == "exit 1")
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
        let session = try TmuxSession([ProbeTerminal.program], columns: 100, rows: 10, environment: ["TERM": type])
        try await session.wait(for: message)
        #expect(try await session.waitForEnd() == "exit 1")
        #expect(try session.value("alternate_on") == "0")
    }
}
