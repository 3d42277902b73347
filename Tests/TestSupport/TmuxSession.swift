import Foundation

/// A program in a real terminal of its own: a private tmux server with one pane, so that nothing of the user's is touched.
///
/// Everything that waits polls the screen until a deadline and then throws with the screen as it is; no fixed sleeps.
package final class TmuxSession {
    package struct Failure: Error, CustomStringConvertible {
        package let description: String

        package init(_ description: String) { self.description = description }
    }

    /// False on a machine without tmux; enable tests with it.
    package static let isAvailable = (try? CommandResult.run(["tmux", "-V"]))?.status == 0

    /// What a wait allows unless told otherwise: enough for a loaded machine, as a passing wait ends early.
    package static let patience = Duration.seconds(20)

    private let server = "cyclorama-test-\(UUID().uuidString.prefix(8))"
    private let statusFile = FileManager.default.temporaryDirectory.appending(path: "status-\(UUID().uuidString)")

    /// Starts `command` (program and arguments) in a terminal of the given size; `environment` adds to ours.
    package init(
        _ command: [String], columns: Int, rows: Int, environment: [String: String] = [:]
    ) throws {
        var arguments = ["start-server"]
        for (option, value) in Self.options { arguments += [";", "set", "-g", option, value] }
        arguments += [";", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)"]
        // Through env, as tmux sets TERM last.
        arguments += ["--", "env"] + Self.unset(unless: environment) + environment.map { "\($0)=\($1)" }
        try tmux(arguments + ["sh", "-c", Self.keeper, statusFile.path] + command)
    }

    deinit {
        kill()
        try? FileManager.default.removeItem(at: statusFile)
    }

    /// Ends the server and, by SIGHUP, what runs in it.
    package func kill() {
        _ = try? tmux(["kill-server"])
    }

    // MARK: Input

    /// Presses keys by tmux's names (`Up`, `F1`, `C-l`, `Escape`), or single characters.
    package func press(_ keys: String...) throws {
        try tmux(["send-keys", "--"] + keys)
    }

    /// Types text as it is.
    package func type(_ text: String) throws {
        try tmux(["send-keys", "-l", "--", text])
    }

    /// Gives the terminal another size, which sends SIGWINCH.
    package func resize(columns: Int, rows: Int) throws {
        try tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
    }

    /// Sets an option of the server.
    package func set(_ option: String, _ value: String) throws {
        try tmux(["set", "-g", option, value])
    }

    /// The text that programs have put into the clipboard.
    package func buffer() throws -> String { try tmux(["show-buffer"]) }

    // MARK: Output

    /// The screen, row under row without trailing spaces; with `styled`, escape sequences for colours and attributes.
    package func screen(styled: Bool = false) throws -> String {
        try tmux(["capture-pane", "-p"] + (styled ? ["-e"] : []))
    }

    /// A format of tmux's, such as `cursor_flag`, `alternate_on` or `mouse_any_flag`.
    package func value(_ name: String) throws -> String {
        try tmux(["display-message", "-p", "#{\(name)}"]).trimmingCharacters(in: .newlines)
    }

    /// Waits until the screen holds `text`, and returns that screen.
    @discardableResult
    package func wait(for text: String, within patience: Duration = patience) async throws -> String {
        try await wait(until: "the screen shows “\(text)”", within: patience) { $0.contains(text) }
    }

    /// Waits until `condition` holds for the screen; `what` names it in the failure.
    @discardableResult
    package func wait(
        until what: String, within patience: Duration = patience, _ condition: (String) throws -> Bool
    ) async throws -> String {
        let deadline = ContinuousClock.now + patience
        while true {
            let screen = try screen()
            if try condition(screen) { return screen }
            guard ContinuousClock.now < deadline else {
                throw Failure("Not within \(patience): \(what). The screen:\n\(screen)")
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Waits for the command's end; its exit status, or 128 and the number of the signal that killed it.
    package func waitForEnd(within patience: Duration = patience) async throws -> Int32 {
        var status: Int32?
        try await wait(until: "the program ends", within: patience) { _ in
            let text = (try? String(contentsOf: statusFile, encoding: .utf8)) ?? ""
            status = text.hasSuffix("\n") ? Int32(text.dropLast()) : nil
            return status != nil
        }
        return status ?? -1
    }

    // MARK: tmux

    /// Runs the command and keeps its exit status, which tmux 3.3 now and then misses. What the keyboard sends to all
    /// programs of the terminal is the command's alone.
    private static let keeper = #"trap : INT QUIT TSTP; "$@"; echo $? > "$0""#

    /// A dead pane stays to be looked at; no status line takes a row away.
    private static let options = [
        ("remain-on-exit", "on"), ("status", "off"), ("default-terminal", "tmux-256color"), ("mouse", "off"),
        ("escape-time", "0"),
    ]

    /// What would make a program behave by where the tests run; a test sets what it is about.
    private static func unset(unless environment: [String: String]) -> [String] {
        ["LINES", "COLUMNS", "NO_COLOR", "LC_ALL", "LC_CTYPE"].filter { environment[$0] == nil }
            .flatMap { ["-u", $0] }
    }

    @discardableResult
    private func tmux(_ arguments: [String]) throws -> String {
        // tmux itself runs in UTF-8, whatever the program inside is given.
        let result = try CommandResult.run(
            ["env", "-u", "TMUX", "tmux", "-u", "-L", server, "-f", "/dev/null"] + arguments,
            environment: ["LC_ALL": "C.UTF-8"])
        guard result.status == 0 else {
            throw Failure("tmux \(arguments.joined(separator: " ")): \(result.errors)")
        }
        return result.output
    }
}
