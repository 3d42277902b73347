import ArgumentParser
import CursesTerminal
import Glibc

struct DashboardCommand: MainThreadCommand {
    static let configuration = CommandConfiguration(
        commandName: "dashboard",
        abstract: "The dashboard; also what starts without a command. It needs a terminal.")

    @OptionGroup var options: PlaceOptions

    @Option(
        help: ArgumentHelp(
            "Record the session into this file, for `cyclorama replay`. Of files that are there, only a recording is replaced.",
            valueName: "file"))
    var record: String?

    func run() throws {
        let signals = SignalGate.block()
        let code = try DashboardProgram.run(in: options.places(), signals: signals, recording: record)
        // A thread may still be reading a table: libraries must not take themselves down under it, as `exit` has them do.
        fflush(nil)
        _exit(code)
    }
}
