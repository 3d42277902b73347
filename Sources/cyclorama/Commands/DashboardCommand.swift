import ArgumentParser
import CursesTerminal

struct DashboardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dashboard",
        abstract: "The dashboard; also what starts without a command. It needs a terminal.")

    @OptionGroup var options: PlaceOptions

    func run() throws {
        let signals = SignalGate.block()
        throw ExitCode(try DashboardProgram.run(in: options.places(), signals: signals))
    }
}
