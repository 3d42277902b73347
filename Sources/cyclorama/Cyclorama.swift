import ArgumentParser
import Dispatch
import Foundation

struct Cyclorama: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cyclorama",
        abstract: "Customer 360 of an IPTV service in one terminal program.",
        version: "0.1.0",
        subcommands: [
            DashboardCommand.self, Show.self, Replay.self, ETL.self, Simulate.self, Poll.self, Stream.self,
            Generate.self, GenresCommand.self, CustomersCommand.self, CustomerCommand.self, CheckCommand.self,
            Load.self, SQL.self, Doctor.self,
        ],
        defaultSubcommand: DashboardCommand.self)
}

@main enum Main {
    /// Not async: an async main thread waits with every signal let through, and would end the process on Ctrl-C.
    static func main() {
        StandardOutput.holdDescriptors()
        do {
            let command = try Cyclorama.parseAsRoot(SQL.tellingComments(in: Array(CommandLine.arguments.dropFirst())))
            if var command = command as? any MainThreadCommand {
                try command.run()
                try StandardOutput.finish()
                exit(0)
            }
            Interruption.listen()
            run(command)
        } catch {
            Exit.end(with: error)
        }
    }

    private static func run(_ command: sending any ParsableCommand) {
        let done = DispatchSemaphore(value: 0)
        Task {
            var command = command
            do {
                if var command = command as? any AsyncParsableCommand {
                    try await command.run()
                } else {
                    try command.run()
                }
                try StandardOutput.finish()
            } catch {
                Exit.end(with: error, of: type(of: command))
            }
            done.signal()
        }
        done.wait()
    }
}
