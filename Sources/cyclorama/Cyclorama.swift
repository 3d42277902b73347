import ArgumentParser

struct Cyclorama: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cyclorama",
        abstract: "Customer 360 of an IPTV service in one terminal program.",
        version: "0.1.0",
        subcommands: [ETL.self])
}

@main enum Main {
    static func main() async {
        do {
            var command = try Cyclorama.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            Exit.end(with: error)
        }
    }
}
