import ArgumentParser

struct Cyclorama: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cyclorama",
        abstract: "Customer 360 of an IPTV service in one terminal program.",
        version: "0.1.0",
        subcommands: [DashboardCommand.self, Show.self, ETL.self, Generate.self, Doctor.self],
        defaultSubcommand: DashboardCommand.self)
}

@main enum Main {
    static func main() async {
        do {
            var command = try Cyclorama.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                // Before the first suspension this is the main thread, and the only one: the dashboard needs both.
                try command.run()
            }
        } catch {
            Exit.end(with: error)
        }
    }
}
