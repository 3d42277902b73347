import AdHocSQL
import Dashboard
import DurableFiles
import Foundation
import Logging
import Synchronization

/// Runs the SQL screen's queries, one at a time, and tells the inbox what came of them.
final class SQLWorker: Sendable {
    private let desk: SQLDesk
    private let inbox: Inbox
    private let executor = QueueExecutor("cyclorama.sql")
    private let work = Mutex<Task<Void, Never>?>(nil)
    /// The query that ran last, for the export.
    private let last = Mutex<String?>(nil)

    /// Of a result on screen: as much as anyone scrolls through.
    private static let limit = SQLLimit(rows: 10_000, bytes: 64_000_000)
    /// An export may take longer than a look.
    private static let exportTimeout = 3600.0

    init(places: Places, configuration: SQLConfiguration, inbox: Inbox) {
        desk = SQLDesk(places: places, configuration: configuration)
        self.inbox = inbox
    }

    func perform(_ request: SQLRequest) {
        switch request {
        case .run(let text, let run): start { [self] in await answer(text, run) }
        case .stop: work.withLock { $0?.cancel() }
        case .export: start { [self] in await export() }
        // The engine's memory does that.
        case .remember: break
        }
    }

    /// What can be asked; call it again when tables may have come.
    func readCatalog() {
        Task(executorPreference: executor) { [desk, inbox] in
            do {
                inbox.post(.sql(.catalog(try desk.catalog())))
            } catch {
                inbox.post(.sql(.catalog(SQLCatalog(questions: [], tables: [], absence: SQLProblem("\(error)")))))
            }
        }
    }

    /// Ends what runs, so that no process of DuckDB is left behind.
    func close() {
        guard let task = work.withLock({ $0 }) else { return }
        task.cancel()
        let done = DispatchSemaphore(value: 0)
        Task(executorPreference: executor) {
            await task.value
            done.signal()
        }
        _ = done.wait(timeout: .now() + 5)
    }

    /// Begins when what ran before has ended, which it is told to.
    private func start(_ body: @escaping @Sendable () async -> Void) {
        work.withLock { work in
            let before = work
            before?.cancel()
            work = Task(executorPreference: executor) {
                await before?.value
                await body()
            }
        }
    }

    private func answer(_ text: String, _ run: Int) async {
        do {
            let query = try desk.query(text, limit: Self.limit)
            let result = try await AdHocQuery(try desk.program(), try desk.sources()).result(of: query)
            last.withLock { $0 = text }
            inbox.post(.sql(.result(SQLResultView(result), run: run)))
        } catch let fault as SQLFault {
            inbox.post(.sql(.failed(SQLProblem(fault), run: run)))
        } catch is CancellationError {
            inbox.post(.sql(.stopped(run: run)))
        } catch {
            inbox.post(.sql(.failed(SQLProblem("\(error)"), run: run)))
        }
    }

    /// Asks again, without a limit, straight into a file, which gets its name when it is whole.
    private func export() async {
        guard let text = last.withLock({ $0 }) else { return }
        do {
            let query = try desk.query(text, limit: SQLLimit(), timeout: Self.exportTimeout)
            let file = try ExportFile(folder: desk.places.exports)
            var (summary, sink) = try await AdHocQuery(try desk.program(), try desk.sources())
                .run(query, into: CSVSink { try file.write($0) })
            try sink.end()
            let rows = summary.rows == 1 ? "1 row" : "\(summary.rows) rows"
            inbox.post(.message("\(rows) written to \(try file.publish())"))
        } catch is CancellationError {
            inbox.post(.message("The export was stopped; no file was written."))
        } catch {
            Logger.program.error("nothing exported", metadata: ["error": "\(error)"])
            let reason = (error as? SQLFault)?.message ?? "\(error)"
            inbox.post(.message("Nothing exported: \(reason)"))
        }
    }
}

extension SQLDesk {
    /// Questions and tables, and whether DuckDB is there.
    func catalog() throws -> SQLCatalog {
        let questions = try Self.examples().map { SQLCatalog.Question(title: $0.title, text: $0.text) }
        let tables = try sources().tables.map { SQLCatalog.Table(name: $0.name, columns: $0.columns) }
        do {
            _ = try program()
            return SQLCatalog(questions: questions, tables: tables)
        } catch {
            return SQLCatalog(questions: questions, tables: tables, absence: SQLProblem(error))
        }
    }
}

extension SQLProblem {
    init(_ fault: SQLFault) {
        self.init(fault.message, remedy: fault.remedy, line: fault.place?.line, column: fault.place?.column)
    }
}

extension SQLResultView {
    init(_ result: SQLResult) {
        self.init(
            columns: result.columns.map { Column($0.name, $0.type, isNumber: $0.isNumber) },
            rows: result.rows.map { row in row.map(\.shown) }, isCut: result.isCut, seconds: result.seconds)
    }
}
