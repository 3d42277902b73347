import ArgumentParser
import Foundation
import StreamEngine
import TerminalUI
import Votes

struct Stream: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Count votes by song as files arrive, each exactly once.",
        discussion: """
            Prints the chart after every batch, and keeps it in <output>/part-00000.csv. What was counted survives a kill \
            and a power cut: the next run goes on where this one stood. Ctrl-C takes a last batch first; a second one \
            ends at once.
            """)

    @OptionGroup var places: PlaceOptions
    @OptionGroup var result: ResultOptions
    @OptionGroup var folders: StreamFolders

    @Option(help: ArgumentHelp("A batch every so many seconds, at whole multiples by the clock.", valueName: "seconds"))
    var trigger: Double = 10

    @Flag(help: "A batch as soon as a file arrives.")
    var onArrival = false

    @Flag(help: "Count what is there, then end.")
    var availableNow = false

    func validate() throws {
        guard trigger >= 0.01, trigger <= 86400 else {
            throw ValidationError("--trigger is from 0.01 to 86400 seconds, not \(trigger)")
        }
        guard !(onArrival && availableNow) else {
            throw ValidationError("--on-arrival and --available-now exclude each other")
        }
        guard folders.grace >= 0, folders.maxFiles > 0 else {
            throw ValidationError("--grace is 0 or more seconds, --max-files-per-trigger 1 or more")
        }
    }

    func run() async throws {
        let engine = StreamEngine(VoteCount(), folders.options(in: places.places()), observer: observer)
        let trigger = trigger
        let mode: Trigger = availableNow ? .availableNow : onArrival ? .onArrival : .every(seconds: trigger)
        let stop = StopSignal()
        let summary = try await Interruption.cancelling {
            try await engine.run(mode, stop: stop, whenCancelled: .finish)
        }
        if result.json { print(try Output.json(StreamResult(summary))) } else { narrate(summary) }
        if stop.current != .goOn { throw ExitCode(Exit.interrupted) }
    }

    private var observer: StreamObserver<VoteState> {
        var observer = StreamObserver<VoteState>()
        let isQuiet = result.json
        observer.onBatch = { report in
            guard !isQuiet else { return }
            print(BatchTable.text(report))
            // A pipe must see the batch now, not when a buffer is full.
            fflush(nil)
        }
        observer.onEvent = { Narration.say("\($0)") }
        return observer
    }

    private func narrate(_ summary: StreamSummary<VoteState>) {
        let ledger = summary.ledger
        var text =
            "\(ledger.rowsRead) votes read = \(ledger.rowsCounted) counted + \(ledger.rowsRejected) rejected, from "
            + "\(NumberText.counted(Int64(ledger.filesCommitted), "file")) in "
            + (summary.batches == 1 ? "1 batch" : "\(summary.batches) batches")
        if ledger.filesQuarantined > 0 {
            text += "; \(NumberText.counted(Int64(ledger.filesQuarantined), "file")) put aside"
        }
        if summary.filesDeferred > 0 {
            text += "; \(NumberText.counted(Int64(summary.filesDeferred), "file")) not whole yet, left for the next run"
        }
        Narration.say(text)
    }
}

/// Where the engine works; the workspace's own folders unless told otherwise.
struct StreamFolders: ParsableArguments {
    @Option(help: ArgumentHelp("The folder votes arrive in. Else <workspace>/raw_data.", valueName: "dir"))
    var input: String?

    @Option(help: ArgumentHelp("The folder of the chart. Else <workspace>/output/final_snapshot.", valueName: "dir"))
    var output: String?

    @Option(
        help: ArgumentHelp("What was counted, and how far. Else <workspace>/checkpoints.", valueName: "dir"))
    var checkpoint: String?

    @Option(
        help: ArgumentHelp(
            "Move counted files here, on the same file system. Else they stay where they are.", valueName: "dir"))
    var archive: String?

    @Option(
        help: ArgumentHelp(
            "Put a half-written file aside when it has not changed for so long.", valueName: "seconds"))
    var grace: Double = 30

    @Option(
        name: .customLong("max-files-per-trigger"),
        help: ArgumentHelp("At most so many files in one batch.", valueName: "count"))
    var maxFiles = 20_000

    func options(in places: Places) -> StreamOptions {
        var options = places.stream
        if let input { options.input = Places.absolute(input) }
        if let output { options.output = Places.absolute(output) }
        if let checkpoint { options.checkpoint = Places.absolute(checkpoint) }
        options.archive = archive.map(Places.absolute)
        options.grace = grace
        options.maxFilesPerTrigger = maxFiles
        return options
    }
}
