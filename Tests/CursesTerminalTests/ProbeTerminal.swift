import Foundation
import TestSupport

/// The probe (`Tests/TerminalProbe`) in a tmux terminal: as the terminal's own program, or started from a shell.
struct ProbeTerminal {
    let session: TmuxSession
    let log: URL

    static let program = TestProducts.executable("TerminalProbe")

    /// The probe alone; returns when its first frame stands.
    static func start(
        columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]
    ) async throws -> ProbeTerminal {
        let log = newLog()
        let session = try TmuxSession([program, log.path], columns: columns, rows: rows, environment: environment)
        let probe = ProbeTerminal(session: session, log: log)
        try await session.wait(for: "probe")
        return probe
    }

    /// A shell with job control, in which `run` starts the probe.
    static func shell() async throws -> ProbeTerminal {
        let session = try TmuxSession(
            ["bash", "--norc", "--noprofile"], columns: 80, rows: 24, environment: ["PS1": "$ "])
        try await session.wait(for: "$")
        return ProbeTerminal(session: session, log: newLog())
    }

    private static func newLog() -> URL {
        FileManager.default.temporaryDirectory.appending(path: "probe-\(UUID().uuidString).log")
    }

    func run() async throws {
        try await command("\(Self.program) \(log.path)", until: "unicode=")
    }

    /// Types a shell command and waits for `text`, which the command line itself must not hold.
    func command(_ line: String, until text: String) async throws {
        try session.type(line)
        try session.press("Enter")
        try await session.wait(for: text)
    }

    /// Types a key and waits for its line.
    func press(_ key: String, shows text: String) async throws {
        try session.press(key)
        try await session.wait(for: text)
    }

    /// The probe's process, from its own first row.
    func processID() throws -> Int32 {
        let words = try session.screen().split(whereSeparator: \.isWhitespace)
        guard let position = words.firstIndex(of: "probe"), position + 1 < words.endIndex,
            let number = Int32(words[position + 1])
        else { throw TmuxSession.Failure("no process number on the screen") }
        return number
    }

    /// What libraries printed while frames owned the screen.
    func logged() throws -> String {
        String(decoding: try Data(contentsOf: log), as: UTF8.self)
    }
}
