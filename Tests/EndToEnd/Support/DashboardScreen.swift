import Foundation
import TestSupport

/// The dashboard in a terminal, started by a shell that tells how it ended.
struct DashboardScreen {
    let stage: Stage
    let session: TmuxSession

    /// Returns when the sample, which the first start builds, is on screen and its job is done.
    static func start(
        _ stage: Stage? = nil, columns: Int = 120, rows: Int = 36, arguments: [String] = [], terminal: String? = nil
    ) async throws -> DashboardScreen {
        let dashboard = try open(
            try stage ?? Stage(), columns: columns, rows: rows, arguments: arguments, terminal: terminal)
        try await dashboard.session.wait(for: "sample ·")
        // The footer says it too, but only for some seconds.
        try await dashboard.press("5", shows: "Sample data built")
        try await dashboard.press("1", shows: "Top apps")
        return dashboard
    }

    /// Returns at once.
    /// - Parameter terminal: its name in terminfo, where it is to be another one than tmux says.
    static func open(
        _ stage: Stage, columns: Int = 120, rows: Int = 36, arguments: [String] = [], terminal: String? = nil
    ) throws -> DashboardScreen {
        var environment = stage.environment
        environment["TERM"] = terminal
        let session = try TmuxSession(
            ["sh", "-c", script, Stage.program, stage.root] + arguments, columns: columns, rows: rows,
            environment: environment)
        return DashboardScreen(stage: stage, session: session)
    }

    /// The shell's own modes before and after, the process, and the exit status, each in a file of the stage. Without the
    /// size: tmux may still be about to change it.
    private static let script = #"""
        modes() { stty -a | sed 's/rows [0-9]*; columns [0-9]*;//'; }
        modes > "$1/before"
        sh -c 'echo $$ > "$1/process"; shift; exec "$0" "$@"' "$0" "$@"
        echo $? > "$1/status"; modes > "$1/after"; echo; echo "the end"; read wait
        """#

    func press(_ key: String, shows text: String) async throws {
        try session.press(key)
        try await session.wait(for: text)
    }

    func processID() throws -> Int32 { Int32(try file("process")) ?? 0 }

    /// Waits for the shell's last words; the program's exit status.
    func waitForEnd() async throws -> Int32? {
        try await session.wait(for: "the end")
        return Int32(try file("status"))
    }

    /// What must hold after any end that leaves the terminal alive.
    func isTerminalAsBefore() throws -> Bool {
        let state =
            try [file("after")] + ["alternate_on", "cursor_flag", "mouse_any_flag"].map { try session.value($0) }
        let expected = [try file("before"), "0", "1", "0"]
        if state != expected { print("the terminal: \(state), before: \(expected)") }
        return state == expected
    }

    private func file(_ name: String) throws -> String {
        try String(contentsOfFile: stage.root + "/" + name, encoding: .utf8)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// A process that ended but was not waited for by its parent still has a number.
    static func isRunning(_ process: Int32) -> Bool {
        let status = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
        return !status.isEmpty && !status.contains(") Z ")
    }

    static func waitUntilGone(_ process: Int32) async throws {
        let deadline = ContinuousClock.now + TmuxSession.patience
        while isRunning(process) {
            guard ContinuousClock.now < deadline else { throw TmuxSession.Failure("process \(process) still runs") }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
