import ArgumentParser
import Foundation
import LogGenerator
import TerminalUI
import Warehouse

struct GenerateContent: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "content",
        abstract: "Write daily viewing logs, one YYYYMMDD.json a day.",
        discussion: "The same options give the same bytes. Day files of the same names in the folder are replaced.")

    @OptionGroup var result: ResultOptions

    @Option(help: ArgumentHelp("The folder for the day files; made if it is missing.", valueName: "dir"))
    var output: String

    @Option(help: ArgumentHelp("How many days, one file each.", valueName: "n"))
    var days = 14

    @Option(help: ArgumentHelp("Rows in all files together.", valueName: "total"))
    var records = 100_000

    @Option(help: ArgumentHelp("The first day.", valueName: "YYYY-MM-DD"))
    var from = Day(number: 19_083)

    @Option(help: ArgumentHelp("Another seed gives other data.", valueName: "n"))
    var seed: UInt64 = 1

    @Flag(help: "Mix in the faults of real logs.")
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
        let meter = GeneratorMeter(total: records, line: progress)
        let generator = ContentLogGenerator(
            options: options, workers: ProcessInfo.processInfo.activeProcessorCount)
        let summary: ContentLogSummary
        do {
            summary = try await Interruption.cancelling { try await generator.run { meter.show(rows: $0, bytes: $1) } }
        } catch is CancellationError {
            progress.end()
            Narration.say("stopped; the days that were finished are in \(options.output)")
            throw ExitCode(Exit.interrupted)
        } catch {
            progress.end()
            throw error
        }
        progress.end()
        let report = GeneratorReport(summary, options, seconds: (ContinuousClock.now - began) / .seconds(1))
        print(result.json ? try Output.json(report) : report.text)
    }

    private var options: ContentLogOptions {
        ContentLogOptions(
            output: output.isEmpty ? "" : Places.absolute(output), firstDay: Int(from.number), days: days,
            records: records, seed: seed, dirty: dirty)
    }
}

/// What was written, for people and programs.
private struct GeneratorReport: Encodable {
    struct File: Encodable {
        let name: String
        let rows: Int
        let bytes: Int
    }

    let output: String
    let files: [File]
    let rows: Int
    let bytes: Int
    /// Faults mixed in, by kind.
    let injected: [String: Int]
    /// Rows that a loader has to reject.
    let rejectedRows: Int
    let seconds: Double

    init(_ summary: ContentLogSummary, _ options: ContentLogOptions, seconds: Double) {
        output = options.output
        files = summary.files.map { File(name: $0.name, rows: $0.rows, bytes: $0.bytes) }
        rows = summary.rows
        bytes = summary.bytes
        injected = Dictionary(uniqueKeysWithValues: summary.injected.map { ($0.key.rawValue, $0.value) })
        rejectedRows = summary.rejectedRows
        self.seconds = seconds
    }

    var text: String {
        let faults = injected.isEmpty ? "" : "; \(rejectedRows) of them must be rejected"
        return "\(rows) rows (\(NumberText.bytes(Int64(bytes)))) in \(files.count) days written to \(output) in "
            + "\(NumberText.duration(seconds))\(faults)"
    }
}
