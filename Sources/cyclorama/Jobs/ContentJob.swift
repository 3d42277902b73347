import ContentETL
import Foundation
import Logging
import Pipeline
import Resources
import Synchronization
import Warehouse

/// The content ETL as a job of the dashboard.
final class ContentJob: Job {
    /// What to load.
    enum Request: Sendable {
        case content(folder: String)
        /// The data that ship with the program.
        case sample
    }

    let id: JobID = "content"
    let title = "Content ETL"

    private let places: Places
    private let categories: AppCategories
    private let segments: SegmentRules
    private let turn: LoadTurn
    private let request = Mutex(Request.sample)

    init(places: Places, categories: AppCategories, segments: SegmentRules, turn: LoadTurn) {
        self.places = places
        self.turn = turn
        self.categories = categories
        self.segments = segments
    }

    /// What the next run loads; a run under way keeps what it began with.
    func next(_ request: Request) { self.request.withLock { $0 = request } }

    func run(_ context: JobContext) async throws -> JobSummary {
        let options = self.options(for: request.withLock { $0 })
        context.report(JobProgress("reading the folder"))
        let meter = ProgressMeter { context.report(JobProgress($0)) }
        Logger.program.info("loading", metadata: ["input": "\(options.input)"])
        do {
            let record = try await turn.take { try await ContentLoad(options, meter: meter).run() }
            Logger.program.info("loaded", metadata: ["rows": "\(record.rowsLoaded)", "seconds": "\(record.seconds)"])
            return JobSummary(record, isSample: options.isSample)
        } catch {
            Logger.program.notDone("not loaded", because: error, ["input": "\(options.input)"])
            throw error
        }
    }

    private func options(for request: Request) -> ContentOptions {
        switch request {
        case .sample: return .sample(in: places, categories: categories, segments: segments)
        case .content(let folder):
            var options = ContentOptions(input: folder, workspace: places.workspace, warehouse: places.warehouse)
            options.categories = categories
            options.segments = segments
            return options
        }
    }
}

extension ContentOptions {
    /// The load of the data that ship with the program.
    static func sample(in places: Places, categories: AppCategories, segments: SegmentRules) -> ContentOptions {
        var options = ContentOptions(
            input: Resources.sampleFolder.path, workspace: places.workspace, warehouse: places.warehouse)
        options.isSample = true
        options.categories = categories
        options.segments = segments
        return options
    }
}
