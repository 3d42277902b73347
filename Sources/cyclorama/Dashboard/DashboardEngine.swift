import ContentETL
import Dashboard
import Foundation
import Logging
import Pipeline
import Synchronization
import TerminalUI

/// What works behind the screens: the jobs, the reader of the data, and what is remembered. Its answers go to the inbox.
final class DashboardEngine: Sendable {
    let controller: JobController
    let memory: Memory
    let viewMemory: ViewMemory
    private let content: ContentJob
    private let search: SearchJob
    /// The sample's searches follow its viewing logs: one load at a time.
    private let awaitsSampleSearches = Mutex(false)
    private let feed: DataFeed
    private let customers: CustomersFeed
    private let votes: VotesFeed
    private let checkpoint: String
    private let frames: String
    private let checkpointWatch: FolderWatch?
    private let inbox: Inbox
    private let sql: SQLWorker
    private let configuration: Configuration
    private let executor = QueueExecutor("cyclorama.engine")

    /// How long each job may take to stop when the program ends.
    private static let patience = Duration.seconds(10)

    init(places: Places, configuration: Configuration, inbox: Inbox) {
        self.inbox = inbox
        sql = SQLWorker(places: places, configuration: configuration.sql, inbox: inbox)
        self.configuration = configuration
        memory = Memory.standard
        viewMemory = ViewMemory(memory, executor)
        frames = places.frames
        let turn = LoadTurn()
        content = ContentJob(
            places: places, categories: configuration.categories, segments: configuration.segments, turn: turn)
        search = SearchJob(places: places, configuration: configuration.search, turn: turn)
        let votes = VotesFeed { inbox.show($0) }
        // In the order in which they are stopped: sources before the engine that takes what they left.
        let jobs: [any Job] = [
            PollerJob(configuration.votes, output: places.rawVotes, feed: votes),
            VoteAPIJob(configuration.votes, feed: votes),
            StreamJob(configuration.votes, places: places, feed: votes),
            content,
            search,
            DatabaseJob(places: places, configuration: configuration.database, turn: turn),
        ]
        let controller = JobController(jobs, onChange: { inbox.jobsChanged() })
        self.controller = controller
        customers = CustomersFeed(CustomersSource(configuration), inbox: inbox)
        feed = DataFeed(places: places, inbox: inbox, customers: customers)
        self.votes = votes
        checkpoint = places.checkpoint
        // An engine of another process commits there too.
        checkpointWatch = FolderWatch([places.checkpoint + "/epochs"]) { [checkpoint] in
            if controller.snapshot("stream")?.state.isActive != true { votes.recall(from: checkpoint) }
        }
    }

    /// Nil where none is set.
    var theme: ThemeName? { configuration.theme }

    /// The folders offered when the user is asked for one.
    var contentFolder: String { memory.state.contentFolder ?? configuration.contentFolder ?? "" }
    var searchFolder: String { memory.state.searchFolder ?? configuration.search.input ?? "" }

    /// Why nothing can be loaded into a database; nil where one is set.
    var databaseAbsence: String? { configuration.database.options == nil ? DatabaseConfiguration.absence : nil }

    /// Queries of earlier starts, oldest first.
    var sqlHistory: [String] { memory.state.sqlHistory ?? [] }

    /// Ends what must not outlive the program. Call it last.
    func close() { sql.close() }

    /// Shows what there is, and builds the sample where there is nothing.
    func begin() {
        Task(executorPreference: executor) { [votes, checkpoint] in votes.recall(from: checkpoint) }
        sql.readCatalog()
        feed.begin { [self] hasWarehouse in
            if !hasWarehouse { startSample() }
        }
    }

    func perform(_ effect: DashboardEffect) {
        switch effect {
        case .startLoad(.content, let folder):
            awaitsSampleSearches.withLock { $0 = false }
            start(.content(folder: Places.absolute(folder)))
        case .startLoad(.search, let folder):
            awaitsSampleSearches.withLock { $0 = false }
            start(.searches(folder: Places.absolute(folder)))
        // No other job reads a folder.
        case .startLoad: break
        case .saveFolder(let id, let folder): remember(Places.absolute(folder), of: id)
        case .start(let id): start(id)
        case .stop(let id): controller.requestStop(Pipeline.JobID(id.rawValue))
        case .stopAll: stopAll { _ in }
        case .sql(.remember(let history)): remember { $0.sqlHistory = history }
        case .sql(let request): sql.perform(request)
        case .readCustomers: customers.want()
        case .readCustomer(let row): customers.open(row)
        case .saveFrame(let frame, let name): save(frame, name)
        // Both are the loop's own.
        case .copy, .quit: break
        }
    }

    /// Asks every job to stop, and calls `done` with what each did when all have, or the time is up.
    func stopAll(_ done: @escaping @Sendable ([StopReport]) -> Void) {
        Task(executorPreference: executor) { [controller] in
            let reports = await controller.stopAll(within: Self.patience)
            for report in reports {
                Logger.program.info("stopped", metadata: ["job": "\(report.id)", "outcome": "\(report.outcome)"])
            }
            done(reports)
        }
    }

    /// A run has ended: what it published, and its record, are new.
    func reload() {
        feed.reload()
        sql.readCatalog()
        guard controller.snapshot("content")?.state.isActive != true else { return }
        if awaitsSampleSearches.withLock({ pending in
            defer { pending = false }; return pending
        }) {
            start(SearchJob.Request.sample)
        }
    }

    private func startSample() {
        inbox.post(.message("No data yet: building sample data."))
        awaitsSampleSearches.withLock { $0 = true }
        start(ContentJob.Request.sample)
    }

    private func start(_ request: ContentJob.Request) {
        content.next(request)
        start(.content)
    }

    private func start(_ request: SearchJob.Request) {
        search.next(request)
        start(.search)
    }

    private func start(_ id: Dashboard.JobID) {
        do {
            try controller.start(Pipeline.JobID(id.rawValue))
        } catch {
            inbox.post(.message(error.description.prefix(1).uppercased() + error.description.dropFirst() + "."))
        }
    }

    private func save(_ frame: CellBuffer, _ name: String) {
        Task(executorPreference: executor) { [frames, inbox] in
            do {
                let path = try SavedFrame.write(frame, name: name, to: frames)
                inbox.post(.message("Saved \(path).txt, .ansi and .svg"))
            } catch {
                inbox.post(.message("The frame was not saved: \(error)"))
            }
        }
    }

    private func remember(_ folder: String, of id: Dashboard.JobID) {
        remember { state in
            if id == .search { state.searchFolder = folder } else { state.contentFolder = folder }
        }
    }

    private func remember(_ change: @escaping @Sendable (inout Memory.State) -> Void) {
        Task(executorPreference: executor) { [memory, inbox] in
            do {
                try await memory.save(change)
            } catch {
                Logger.program.warning("not remembered", metadata: ["error": "\(error)"])
                inbox.post(.message("This will not be remembered at the next start: \(error)"))
            }
        }
    }
}
