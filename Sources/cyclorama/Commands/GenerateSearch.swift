import ArgumentParser
import Foundation
import Genres
import LogGenerator
import TerminalUI
import Warehouse

struct GenerateSearch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Write search logs of two months: a folder YYYYMMDD a day, with one Parquet file.",
        discussion: """
            Half of the days are the first of the month of --from, the other half the first of the next month: 28 days are \
            two fortnights. Of an odd number the first month has one more; a month has 28 at most. The same options give \
            the same bytes. Day files of the same names in the folder are replaced.
            """)

    @OptionGroup var result: ResultOptions

    @Option(help: ArgumentHelp("The folder for the day folders; made if it is missing.", valueName: "dir"))
    var output: String

    @Option(help: ArgumentHelp("How many days, half of them in each month.", valueName: "n"))
    var days = SearchLogOptions.standardDays

    @Option(help: ArgumentHelp("Rows in all files together.", valueName: "total"))
    var records = 60_000

    @Option(help: ArgumentHelp("A day of the first month.", valueName: "YYYY-MM-DD"))
    var from = Day(number: 19_144)

    @Option(help: ArgumentHelp("Another seed gives other data.", valueName: "n"))
    var seed: UInt64 = 1

    @Flag(help: "Mix in the faults of real logs, a broken file and two odd folders.")
    var dirty = false

    func validate() throws {
        do {
            try options(SearchVocabulary([("any", "any")])).validate()
        } catch {
            throw ValidationError(error.description)
        }
    }

    func run() async throws {
        let began = ContinuousClock.now
        let titles = try GenreFiles.shippedEntries().filter { $0.kind == .titles }
        let options = options(SearchVocabulary(titles.map { ($0.keyword.text, $0.genre.rawValue) }))
        let progress = ProgressLine()
        let meter = GeneratorMeter(total: records, line: progress)
        let generator = SearchLogGenerator(
            options: options, workers: ProcessInfo.processInfo.activeProcessorCount)
        let summary: SearchLogSummary
        do {
            defer { progress.end() }
            summary = try await Interruption.cancelling { try await generator.run { meter.show(rows: $0, bytes: $1) } }
        } catch is CancellationError {
            Narration.say("stopped; the days that were finished are in \(options.output)")
            throw ExitCode(Exit.interrupted)
        }
        let report = SearchLogReport(summary, options, seconds: (ContinuousClock.now - began) / .seconds(1))
        print(result.json ? try Output.json(report) : report.text)
    }

    private func options(_ vocabulary: SearchVocabulary) -> SearchLogOptions {
        SearchLogOptions(
            output: output.isEmpty ? "" : Places.absolute(output), from: Int(from.number), days: days,
            records: records, seed: seed, dirty: dirty, vocabulary: vocabulary)
    }
}

/// What was written, for people and programs.
private struct SearchLogReport: Encodable {
    struct File: Encodable {
        let name: String
        let rows: Int
        let bytes: Int
    }

    let output: String
    let files: [File]
    let rows: Int
    let bytes: Int
    /// Rows without a user.
    let nullUsers: Int
    /// Faults mixed in, by kind.
    let injected: [String: Int]
    /// Rows that a loader has to reject: without a user or a keyword.
    let rejectedRows: Int
    let seconds: Double

    init(_ summary: SearchLogSummary, _ options: SearchLogOptions, seconds: Double) {
        output = options.output
        files = summary.files.map { File(name: $0.name, rows: $0.rows, bytes: $0.bytes) }
        rows = summary.rows
        bytes = summary.bytes
        nullUsers = summary.nullUsers
        injected = Dictionary(uniqueKeysWithValues: summary.injected.map { ($0.key.rawValue, $0.value) })
        rejectedRows = summary.rejectedRows
        self.seconds = seconds
    }

    var text: String {
        let faults = injected.sorted { $0.key < $1.key }.map { "  mixed in \($0.value): \($0.key)" }
        let first =
            "\(rows) rows (\(NumberText.bytes(Int64(bytes)))) in \(files.count) days written to \(output) in "
            + "\(NumberText.duration(seconds)); \(nullUsers) have no user, \(rejectedRows) must be rejected"
        return ([first] + faults).joined(separator: "\n")
    }
}
