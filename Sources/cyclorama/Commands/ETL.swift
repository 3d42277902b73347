import ArgumentParser

struct ETL: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "etl", abstract: "Turn raw logs into tables.", subcommands: [ETLContent.self, ETLSearch.self])
}
