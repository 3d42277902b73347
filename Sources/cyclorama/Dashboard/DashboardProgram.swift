import CursesTerminal
import Dashboard
import Foundation
import Glibc
import Logging

/// The dashboard from start to end: what it needs is opened here, and the terminal given back.
enum DashboardProgram {
    /// Runs until the user leaves or a signal ends it; returns the exit code. Main thread only.
    /// - Parameter recording: a file to record the session into; nil for none.
    static func run(in places: Places, signals: SignalGate, recording: String? = nil) throws -> Int32 {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw NoTerminal() }
        let configuration = try Configuration.load()
        let log = try LogFile.open(places.log)
        LogFile.adopt()
        let recorder = try recording.map { try SessionRecorder(path: Places.absolute($0)) }
        defer { recorder?.finish() }
        let waker = try Waker()
        let inbox = Inbox(waker)
        let engine = DashboardEngine(places: places, configuration: configuration, inbox: inbox)
        let terminal: Terminal
        do {
            terminal = try Terminal.open(
                signals: signals, waker: waker, log: log,
                crashMessage: "cyclorama ended by a fault; what is known of it is in \(places.log)")
        } catch {
            throw NoTerminal(reason: "\(error)")
        }
        // Once more at the end does nothing; an error on the way must not leave the terminal behind.
        defer { terminal.close() }
        Logger.program.info("dashboard started", metadata: ["workspace": "\(places.workspace)"])
        var loop = DashboardLoop(terminal: terminal, engine: engine, inbox: inbox, recorder: recorder)
        let ending = loop.run()
        engine.close()
        Logger.program.info("dashboard ended", metadata: ["by": "\(ending)"])
        terminal.close()
        engine.viewMemory.finish()
        if ending != .hangup { loop.farewell.forEach { print(PlainText.lines($0)) } }
        return ending.exitCode
    }
}

/// How the dashboard came to its end.
enum Ending: String {
    case quit, interrupt, terminate, hangup

    var exitCode: Int32 {
        switch self {
        case .quit: 0
        case .interrupt: Exit.interrupted
        case .terminate: 128 + SIGTERM
        case .hangup: 128 + SIGHUP
        }
    }
}

/// There is no terminal that the dashboard could use.
struct NoTerminal: Error, CustomStringConvertible {
    var reason = "standard input and output are not both a terminal"
    /// What works without one.
    var instead = "`cyclorama show` prints the screens without one"

    var description: String {
        "the dashboard needs a terminal: \(reason); \(instead)"
    }
}
