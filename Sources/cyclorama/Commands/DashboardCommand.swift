import ArgumentParser
import CursesTerminal

struct DashboardCommand: MainThreadCommand {
    static let configuration = CommandConfiguration(
        commandName: "dashboard",
        abstract: "The dashboard; also what starts without a command. It needs a terminal.")

    @OptionGroup var options: PlaceOptions

    @Option(help: ArgumentHelp("Record the session into this file, for `cyclorama replay`.", valueName: "file"))
    var record: String?

    func run() throws {
        let signals = SignalGate.block()
        throw ExitCode(try DashboardProgram.run(in: options.places(), signals: signals, recording: record))
    }
}
