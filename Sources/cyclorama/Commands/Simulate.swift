import ArgumentParser
import Votes

struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the API of made-up song votes until Ctrl-C.",
        discussion: """
            GET /votes?count=&delay= answers with votes as JSON; GET / describes the service. Without --seed, every start \
            gives other votes.
            """)

    @OptionGroup var result: ResultOptions

    @Option(help: ArgumentHelp("The port to listen on; 0 for any free one.", valueName: "n"))
    var port = 1111

    @Option(help: ArgumentHelp("The address to listen on.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(help: ArgumentHelp("The same seed gives the same answers in the same order.", valueName: "n"))
    var seed: UInt64?

    func validate() throws {
        do {
            try options.validate()
        } catch {
            throw ValidationError(error.description)
        }
    }

    func run() async throws {
        let began = ContinuousClock.now
        let simulator = VoteSimulator(options: options)
        if !options.isLoopback { Narration.say("warning: anyone on the network of \(host) can reach this API") }
        do {
            try await Interruption.cancelling {
                try await simulator.run { Narration.say("listening on \($0.url); votes at \($0.url)/votes") }
            }
        } catch is CancellationError {
            // Stopped before it listened; the report says so.
        }
        let report = SimulatorReport(simulator.counters, seconds: (ContinuousClock.now - began) / .seconds(1))
        print(result.json ? try Output.json(report) : report.text)
        throw ExitCode(Exit.interrupted)
    }

    private var options: SimulatorOptions {
        seed.map { SimulatorOptions(host: host, port: port, seed: $0) } ?? SimulatorOptions(host: host, port: port)
    }
}

/// What was served, for people and programs.
private struct SimulatorReport: Encodable {
    let requests: Int
    let votes: Int
    let errors: Int
    let seconds: Double

    init(_ counters: SimulatorCounters, seconds: Double) {
        requests = counters.requests
        votes = counters.votes
        errors = counters.errors
        self.seconds = seconds
    }

    var text: String { "\(votes) votes served in \(requests) requests, \(errors) of them refused" }
}
