import ArgumentParser
import TerminalUI
import Votes
import Warehouse

struct GenerateVotes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "votes",
        abstract: "Write files of song votes in the form of the API, one every 10 s of event time.",
        discussion: """
            --records alone gives files of 500 votes, as many as it takes; --days alone fills each day with 8640 files of \
            500; both together share the votes over the days. The same options give the same bytes. Files of the same \
            names in the folder are replaced. The report says what a right count of the files must give.
            """)

    @OptionGroup var result: ResultOptions

    @Option(help: ArgumentHelp("The folder for the files; made if it is missing.", valueName: "dir"))
    var output: String

    @Option(help: ArgumentHelp("How many days the files span. Default: what the votes need.", valueName: "n"))
    var days: Int?

    @Option(
        help: ArgumentHelp(
            "Votes in all readable files together. Default: \(VoteFileOptions.standardRecords), or 500 a file.",
            valueName: "total"))
    var records: Int?

    @Option(help: ArgumentHelp("The first file's day.", valueName: "YYYY-MM-DD"))
    var from = Day(number: 19_083)

    @Option(help: ArgumentHelp("Another seed gives other data.", valueName: "n"))
    var seed: UInt64 = 1

    @Flag(help: "Mix in bad votes, and three files that cannot be read.")
    var dirty = false

    func validate() throws {
        do {
            try options.validate()
        } catch {
            throw ValidationError(error.description)
        }
    }

    func run() async throws {
        let began = ContinuousClock.now
        let progress = ProgressLine()
        let generator = VoteFileGenerator(options: options)
        let total = options.totalVotes
        let summary: VoteFileSummary
        do {
            defer { progress.end() }
            summary = try await Interruption.cancelling {
                try await generator.run { votes, bytes in
                    progress.show("writing", fraction: total > 0 ? Double(votes) / Double(total) : 1) {
                        "\(NumberText.short(Int64(votes))) votes, \(NumberText.bytes(Int64(bytes)))"
                    }
                }
            }
        } catch is CancellationError {
            Narration.say("stopped; the files that were finished are in \(options.output)")
            throw ExitCode(Exit.interrupted)
        }
        let report = VoteFileReport(summary, options, seconds: (ContinuousClock.now - began) / .seconds(1))
        print(result.json ? try Output.json(report) : report.text)
    }

    private var options: VoteFileOptions {
        VoteFileOptions(
            output: output.isEmpty ? "" : Places.absolute(output), firstDay: Int(from.number), days: days,
            records: records, seed: seed, dirty: dirty)
    }
}

/// What was written, for people and programs; names as in the report of a count.
private struct VoteFileReport: Encodable {
    let output: String
    let files: Int
    let badFiles: [String]
    let bytes: Int
    let votesRead: Int
    let votesCounted: Int
    let votesRejected: Int
    let rejected: [String: Int]
    let counts: [String: Int]
    let seconds: Double

    init(_ summary: VoteFileSummary, _ options: VoteFileOptions, seconds: Double) {
        output = options.output
        files = summary.files
        badFiles = summary.badFiles
        bytes = summary.bytes
        votesRead = summary.votes
        votesCounted = summary.counted
        votesRejected = summary.votes - summary.counted
        rejected = summary.rejected
        counts = summary.counts
        self.seconds = seconds
    }

    var text: String {
        var lines = [
            "\(votesRead) votes (\(NumberText.bytes(Int64(bytes)))) in \(files) files written to \(output) in "
                + NumberText.duration(seconds)
        ]
        let songs = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        lines += songs.map { "  \($0.value) \($0.key)" }
        lines += rejected.sorted { $0.key < $1.key }.map { "  to be rejected \($0.value): \($0.key)" }
        lines += badFiles.map { "  not readable: \($0)" }
        return lines.joined(separator: "\n")
    }
}
