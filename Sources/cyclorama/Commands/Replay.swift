import ArgumentParser
import CursesTerminal
import Foundation
import Glibc
import TerminalUI

struct Replay: MainThreadCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show a session again that was recorded with `cyclorama --record FILE`.",
        discussion: """
            In the terminal: Space stops and goes on, Right goes one step further, + and - change the speed, Home begins \
            anew, q leaves. With --frames every frame is printed instead, and no terminal is needed.
            """)

    @Argument(help: "The file of the recording.")
    var file: String

    @Option(help: ArgumentHelp("How many times faster than it was; 0.125 to 64.", valueName: "number"))
    var speed = 1.0

    @Option(help: ArgumentHelp("Cut or fill every frame to this size.", valueName: "120x36"))
    var size: Size?

    @Flag(help: "Print every frame, with its time and what was pressed, and end.")
    var frames = false

    @Option(help: ArgumentHelp("What --frames prints: text or ansi.", valueName: "name"))
    var format = FrameFormat.text

    enum FrameFormat: String, ExpressibleByArgument, CaseIterable { case text, ansi }

    func validate() throws {
        guard (0.125...64).contains(speed) else { throw ValidationError("--speed must be from 0.125 to 64") }
    }

    func run() throws {
        let recording = try Recording(path: Places.absolute(file))
        if recording.brokenLines > 0 {
            Narration.say("\(recording.brokenLines) lines of \(file) are broken and passed over")
        }
        if frames { return printFrames(of: recording) }
        throw ExitCode(try play(recording))
    }

    private func printFrames(of recording: Recording) {
        var player = FramePlayer()
        var inputs: [String] = []
        for step in recording.steps {
            player.apply(step)
            if let input = step.input { inputs.append(TextWidth.flat(input)) }
            guard step.rows != nil else { continue }
            let frame = size.map { player.frame.fitted(to: $0) } ?? player.frame
            let pressed = inputs.isEmpty ? "" : " · " + inputs.joined(separator: " ")
            print("=== \(NumberText.fixed(step.at, digits: 3)) s\(pressed) ===")
            print(format == .text ? frame.plainText : frame.ansiText, terminator: "")
            inputs = []
        }
    }

    private func play(_ recording: Recording) throws -> Int32 {
        let signals = SignalGate.block()
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            throw NoTerminal(
                reason: "standard input and output are not both one",
                instead: "with --frames it prints them without one")
        }
        // Nothing prints while it plays; what a library might say goes nowhere.
        let log = open("/dev/null", O_WRONLY | O_CLOEXEC)
        defer { close(log) }
        let terminal = try Terminal.open(signals: signals, waker: try Waker(), log: log)
        defer { terminal.close() }
        var loop = ReplayLoop(recording, on: terminal, speed: speed, size: size)
        return loop.run().exitCode
    }
}

/// A command that takes the terminal over, and so runs on the main thread before any other is started.
protocol MainThreadCommand: ParsableCommand {}
