import ArgumentParser
import Foundation
import Genres
import SearchETL
import Warehouse

struct ETLSearch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Load search logs (folders YYYYMMDD of Parquet files): top searches, genres and what changed.",
        discussion: """
            Only new and changed days are read. Two months are compared, by default the two last loaded ones. Tables switch \
            all at once when the run is done, and not at all when it is stopped or killed; answers of a language model \
            are kept all the same, so that no keyword is asked for twice. Later runs use them, also without an endpoint.
            """)

    @OptionGroup var places: PlaceOptions
    @OptionGroup var result: ResultOptions
    @OptionGroup var classifier: ClassifierOptions

    @Option(
        help: ArgumentHelp("The folder of day folders. Default: search.input of the configuration.", valueName: "dir"))
    var input: String?

    @Option(
        help: ArgumentHelp("The two months to compare. Default: the two last loaded.", valueName: "YYYY-MM,YYYY-MM"),
        transform: MonthPair.init(parsing:))
    var months: MonthPair?

    @Option(
        help: ArgumentHelp(
            "End with exit code 3 when more than this share of the rows was rejected.", valueName: "percent"))
    var maxRejected: Double = 40

    func validate() throws {
        guard (0...100).contains(maxRejected) else {
            throw ValidationError("--max-rejected is a percentage from 0 to 100, not \(maxRejected)")
        }
        // Here, to be told with the usage of this command; what is wrong in the file itself, `run` tells.
        guard let configuration = try? Configuration.load() else { return }
        _ = (try folder(configuration), try classifier.chosen(over: configuration.search))
    }

    private func folder(_ configuration: Configuration) throws -> String {
        if let folder = input.map(Places.absolute) ?? configuration.search.input { return folder }
        throw ValidationError("name the folder of search logs: --input DIR, or search.input in \(Configuration.path)")
    }

    func run() async throws {
        let configuration = try Configuration.load()
        let folder = try folder(configuration)
        let places = self.places.places()
        var options = SearchOptions(input: folder, workspace: places.workspace, warehouse: places.warehouse)
        options.months = months.map { ($0.earlier, $0.later) }
        let choice = try classifier.chosen(over: configuration.search)
        let progress = ProgressLine()
        let meter = SearchMeter { progress.show($0) }
        let record: RunRecord
        do {
            record = try await Interruption.cancelling { [options] in
                try await SearchLoad(options, meter: meter) {
                    try await GenreFiles(places: places).labeler(choice)
                }.run()
            }
        } catch {
            progress.end()
            guard error is CancellationError, choice.classifier == .llm else { throw error }
            Narration.say("stopped; no table was changed, and what the language model answered is kept")
            throw ExitCode(Exit.interrupted)
        }
        progress.end()
        print(result.json ? try Output.json(SearchResult(record)) : Output.searchSummary(of: record))
        guard record.rejectedPercent > maxRejected else { return }
        Narration.say(
            "\(String(format: "%.1f", record.rejectedPercent)) % of the rows were rejected, more than the "
                + "\(maxRejected) % allowed")
        throw ExitCode(Exit.tooManyRejected)
    }
}

/// Two different months, the earlier first.
struct MonthPair {
    let earlier: Month
    let later: Month

    init(parsing argument: String) throws {
        let months = argument.split(separator: ",").compactMap { Month($0.trimmingCharacters(in: .whitespaces)) }
            .sorted()
        guard months.count == 2, months[0] != months[1] else {
            throw ValidationError("two different months are compared, such as 2022-06,2022-07")
        }
        (earlier, later) = (months[0], months[1])
    }
}

extension ClassifierMode: ExpressibleByArgument {}

/// The result of a search load as programs read it.
struct SearchResult: Encodable {
    let rowsRead: Int64
    let rowsLoaded: Int64
    let rowsRejected: Int64
    let rejected: [String: Int64]
    let repaired: [String: Int64]
    let files: [RunRecord.File]
    let unchanged: Int
    let skipped: [RunRecord.Skipped]
    let months: [Month]
    let users: [String: Int64]
    let keywords: Int64
    let classified: [String: Int64]
    let pending: Int64
    let pendingReason: String?
    let trending: [String: Int64]
    let checks: CheckSummary?
    let seconds: Double

    /// Whoever reads them finds these always.
    private static let noChanges: [String: Int64] = ["Unchanged": 0, "Changed": 0, "New": 0, "Lost": 0]

    init(_ record: RunRecord) {
        let figures = record.search ?? RunRecord.SearchFigures()
        rowsRead = record.rowsRead
        rowsLoaded = record.rowsLoaded
        rowsRejected = record.rowsRejected
        rejected = record.rejected
        repaired = record.repaired ?? [:]
        files = record.files
        unchanged = record.unchanged
        skipped = record.skipped
        months = figures.months
        users = figures.users
        keywords = figures.keywords
        classified = figures.classified
        pending = figures.pending
        pendingReason = figures.pendingReason
        trending = figures.trending.merging(Self.noChanges) { counted, _ in counted }
        checks = record.checks
        seconds = record.seconds
    }
}
