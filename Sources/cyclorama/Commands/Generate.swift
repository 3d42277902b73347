import ArgumentParser

struct Generate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make logs that look real, for trying out and measuring.",
        subcommands: [GenerateContent.self, GenerateSearch.self, GenerateVotes.self])
}
