import ArgumentParser
import TerminalUI
import Votes

struct Poll: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fetch votes from the API at an interval, one file an answer, until Ctrl-C.",
        discussion: """
            The first poll is made at once. An answer is checked before it is written, and written whole or not at all. A \
            server that is down, or a full disk, is reported, and tried again until it works.

            Over https the server's certificate must be trusted by the machine (ca-certificates), or be signed by one of \
            those in the file that SSL_CERT_FILE names.
            """)

    @OptionGroup var places: PlaceOptions
    @OptionGroup var result: ResultOptions

    @Option(help: ArgumentHelp("The http or https address of the votes.", valueName: "url"))
    var url = "http://127.0.0.1:1111/votes"

    @Option(help: ArgumentHelp("From the beginning of one poll to the next.", valueName: "seconds"))
    var interval = 10.0

    @Option(help: ArgumentHelp("The folder for the files. Default: <workspace>/raw_data.", valueName: "dir"))
    var output: String?

    func validate() throws {
        guard (0.01...86_400).contains(interval) else {
            throw ValidationError("--interval is 0.01 to 86400 seconds, not \(interval)")
        }
        do {
            try options().validate()
        } catch {
            throw ValidationError(error.description)
        }
    }

    func run() async throws {
        let options = try options()
        let poller = VotePoller(options: options)
        Narration.say("polling \(options.url) every \(NumberText.duration(interval)) into \(options.output)")
        do {
            try await Interruption.cancelling { try await poller.run { Narration.say($0.words) } }
        } catch is CancellationError {
            // Stopped before the first poll; the report says so.
        }
        let report = PollerReport(poller.snapshot)
        print(result.json ? try Output.json(report) : report.text)
        throw ExitCode(Exit.interrupted)
    }

    private func options() throws(PollerError) -> PollerOptions {
        PollerOptions(
            url: try PollURL(url), interval: .seconds(interval),
            output: output.map { $0.isEmpty ? "" : Places.absolute($0) } ?? places.places().rawData)
    }
}

extension Places {
    /// Where answers of the API lie until they are counted.
    var rawData: String { workspace + "/raw_data" }
}

extension PollReport {
    /// One line.
    fileprivate var words: String {
        switch self {
        case .saved(let file): "\(file.name): \(file.votes) votes, \(NumberText.bytes(Int64(file.bytes)))"
        case .failed(let reason, let retry): "\(reason); trying again in \(NumberText.duration(retry / .seconds(1)))"
        }
    }
}

/// What was fetched, for people and programs.
private struct PollerReport: Encodable {
    let polls: Int
    let votes: Int
    let bytes: Int
    let errors: Int
    let files: Int

    init(_ snapshot: PollerSnapshot) {
        polls = snapshot.polls
        votes = snapshot.votes
        bytes = snapshot.bytes
        errors = snapshot.errors
        files = snapshot.files
    }

    var text: String { "\(votes) votes in \(files) files from \(polls) polls, \(errors) errors" }
}
