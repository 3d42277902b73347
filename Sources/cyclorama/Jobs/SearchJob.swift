import Foundation
import Logging
import Pipeline
import Resources
import SearchETL
import Synchronization
import TerminalUI
import Warehouse

/// The search ETL as a job of the dashboard.
final class SearchJob: Job {
    /// What to load.
    enum Request: Sendable {
        case searches(folder: String)
        /// The data that ship with the program.
        case sample
    }

    let id: JobID = "search"
    let title = "Search ETL"

    private let places: Places
    private let configuration: SearchConfiguration
    private let turn: LoadTurn
    private let request = Mutex(Request.sample)

    init(places: Places, configuration: SearchConfiguration, turn: LoadTurn) {
        self.places = places
        self.turn = turn
        self.configuration = configuration
    }

    /// What the next run loads; a run under way keeps what it began with.
    func next(_ request: Request) { self.request.withLock { $0 = request } }

    func run(_ context: JobContext) async throws -> JobSummary {
        let options = self.options(for: request.withLock { $0 })
        context.report(JobProgress("reading the folder"))
        let meter = SearchMeter { context.report(JobProgress($0)) }
        Logger.program.info("loading searches", metadata: ["input": "\(options.input)"])
        do {
            // A language model may cost money: for the sample nobody is asked.
            let configuration = options.isSample ? SearchConfiguration() : configuration
            let record = try await turn.take { [places] in
                try await SearchLoad(options, meter: meter) {
                    try await GenreFiles(places: places).labeler(configuration)
                }.run()
            }
            Logger.program.info(
                "searches loaded", metadata: ["rows": "\(record.rowsLoaded)", "seconds": "\(record.seconds)"])
            return JobSummary(search: record, isSample: options.isSample)
        } catch SearchLoadError.realDataLoaded where options.isSample {
            return JobSummary("Your own data came first, so the sample was left out.")
        } catch {
            Logger.program.notDone("searches not loaded", because: error, ["input": "\(options.input)"])
            throw error
        }
    }

    private func options(for request: Request) -> SearchOptions {
        switch request {
        case .sample: .sample(in: places)
        case .searches(let folder):
            SearchOptions(input: folder, workspace: places.workspace, warehouse: places.warehouse)
        }
    }
}

extension SearchOptions {
    /// The load of the data that ship with the program.
    static func sample(in places: Places) -> SearchOptions {
        var options = SearchOptions(
            input: Resources.searchSampleFolder.path, workspace: places.workspace, warehouse: places.warehouse)
        options.isSample = true
        return options
    }
}

extension JobProgress {
    init(_ progress: SearchProgress) {
        self.init(
            progress.pace, fraction: progress.fraction,
            counters: [
                JobCounter("rows read", NumberText.grouped(progress.rowsRead)),
                JobCounter("rejected", NumberText.grouped(progress.rowsRejected)),
                JobCounter(
                    "keywords",
                    "\(NumberText.grouped(Int64(progress.keywordsDone))) of "
                        + NumberText.grouped(Int64(progress.keywordsTotal))),
            ])
    }
}

extension SearchProgress {
    /// `1/4 reading · 3 of 28 files`.
    fileprivate var pace: String { step + (awaitsLanguageModel ? " · waiting for the language model" : "") }

    private var step: String {
        switch phase {
        case .reading: "1/4 reading · \(filesDone) of \(NumberText.counted(Int64(filesTotal), "file"))"
        case .comparing: "2/4 comparing the months"
        case .classifying:
            "3/4 classifying · \(NumberText.grouped(Int64(keywordsDone))) of "
                + "\(NumberText.grouped(Int64(keywordsTotal))) keywords"
        case .publishing: "4/4 publishing"
        }
    }
}

extension JobSummary {
    init(search record: RunRecord, isSample: Bool) {
        self.init(
            Self.headline(record, isSample: isSample),
            counters: [
                JobCounter("rows read", NumberText.grouped(record.rowsRead)),
                JobCounter("rejected", NumberText.grouped(record.rowsRejected)),
            ])
    }

    private static func headline(_ record: RunRecord, isSample: Bool) -> String {
        let took = "in \(NumberText.duration(record.seconds))"
        if isSample { return "Sample searches loaded \(took); press e to load your own." }
        let pending = record.search.flatMap { $0.pending > 0 ? $0 : nil }.map {
            " \(NumberText.grouped($0.pending)) keywords pending: \($0.pendingReason ?? "not classified yet")."
        }
        if record.files.isEmpty { return "No day has changed." + (pending ?? "") }
        let days = NumberText.counted(Int64(record.files.count), "day")
        let skipped =
            record.skipped.isEmpty
            ? "" : ", \(NumberText.counted(Int64(record.skipped.count), "file")) skipped"
        return "\(NumberText.short(record.rowsLoaded)) searches of \(days) loaded \(took), "
            + "\(NumberText.short(record.rowsRejected)) rejected\(skipped)." + (pending ?? "")
    }
}
