import Columnar
import DurableFiles
import Warehouse

/// Copies the warehouse into a MySQL or MariaDB database: what changed since the last time goes into tables that nobody
/// reads, and these are swapped in when all of them are whole.
package struct DatabaseLoad: Sendable {
    package struct Options: Sendable {
        package var database: DatabaseOptions
        /// Where the run's record is kept.
        package var workspace: String
        package var warehouse: String
        /// Nil for all.
        package var tables: [String]?
        /// Sends also what the database has already.
        package var sendsAll = false
        /// How many seconds to wait for another load, or for the server to notice that one was killed.
        package var patience = 10

        package init(database: DatabaseOptions, workspace: String, warehouse: String, tables: [String]? = nil) {
            self.database = database
            self.workspace = workspace
            self.warehouse = warehouse
            self.tables = tables
        }
    }

    private let options: Options
    private let report: @Sendable (DatabaseProgress) -> Void
    private let files = DurableFiles()

    package init(_ options: Options, report: @escaping @Sendable (DatabaseProgress) -> Void) {
        self.options = options
        self.report = report
    }

    /// Runs the load and returns its record, which is also kept in the workspace.
    ///
    /// - Throws: `DatabaseError` and whatever else stopped it, `CancellationError` when it was stopped; the tables are
    ///   then as they were.
    package func run() async throws -> RunRecord {
        try await RunLedger(folder: options.workspace + "/runs", files: files)
            .recording(job: "load", input: "\(options.database.url)") { record in
                // It waits for the server, and so must not hold a thread of the shared pool.
                guard let outcome = try await concurrently(1, { _ in try load() }).first else { return }
                record.add(outcome)
            }
    }

    /// What a load would make, as SQL; asks no server.
    package func script() throws -> String {
        let generation = try WarehouseFolder(root: options.warehouse, files: files).current()
        guard let generation else { throw NothingToLoad(warehouse: options.warehouse) }
        let selection = try TableSelection(options.tables, in: generation, through: files)
        return SchemaScript.text(database: options.database.url.database, sources: selection.sources)
    }

    private func load() throws -> LoadOutcome {
        let generation = try WarehouseFolder(root: options.warehouse, files: files).current()
        guard let generation else { throw NothingToLoad(warehouse: options.warehouse) }
        let selection = try TableSelection(options.tables, in: generation, through: files)
        let meter = DatabaseMeter(report)
        meter.begin("", nil)
        let connection = try Connection(options.database)
        let session = try DatabaseSession(connection, options.database.url.database)
        meter.connected(to: connection.name)
        try session.lock(patience: options.patience)
        try session.prepare()
        do {
            return try load(selection, of: generation, session, meter)
        } catch {
            // Where the connection is lost the next load does it.
            try? session.removeStaging()
            throw error
        }
    }

    private func load(
        _ selection: TableSelection, of generation: Generation, _ session: DatabaseSession, _ meter: DatabaseMeter
    ) throws -> LoadOutcome {
        let (contents, changes) = try contents(for: selection, session)
        let dialect = session.connection.version.dialect
        let plans = try selection.sources.map { try TablePlan($0, in: contents, dialect) }
        let staging = try Staging(session, meter)
        if plans.contains(where: { $0.change != .none }) {
            if selection.sources.contains(where: { $0.name == StarSchema.usage.name }) {
                try OrphanCheck.run(generation)
            }
            meter.beginSending(rows: plans.reduce(0) { $0 + $1.rowsToSend })
            for plan in plans { try staging.fill(plan) }
            try Task.checkCancellation()
            meter.publishing()
            try Publication(session: session, plans: plans, contents: contents).run()
        }
        return LoadOutcome(
            server: session.connection.name, method: staging.method, plans: plans, absent: selection.absent,
            notes: changes + staging.notes)
    }

    /// What the database holds that need not be sent again, and notes on what was changed there.
    private func contents(
        for selection: TableSelection, _ session: DatabaseSession
    ) throws(DatabaseError) -> (DatabaseContents, notes: [String]) {
        var contents = try session.contents()
        if let view = selection.sources.first(where: { contents.views.contains($0.name) }) {
            throw DatabaseError(
                .viewInTheWay, "load \(view.name)", reason: "the database \(session.database) has a view of that name")
        }
        if options.sendsAll {
            contents.recorded = [:]
            return (contents, [])
        }
        var notes: [String] = []
        for source in selection.sources {
            let changed = try session.forgetChangedParts(of: source.name, in: &contents)
            guard changed > 0 else { continue }
            let what = source.schema.partitionKey == nil ? "" : changed == 1 ? " in 1 day" : " in \(changed) days"
            notes.append("\(source.name) had lost or gained rows\(what) since it was loaded, and was sent again")
        }
        return (contents, notes)
    }
}

/// The warehouse is empty.
package struct NothingToLoad: Error, Hashable, CustomStringConvertible {
    let warehouse: String

    package var description: String {
        "there is nothing in \(warehouse) yet; load logs first: cyclorama etl content --input DIR"
    }
}

extension Connection {
    /// `MariaDB 10.11.6, TLS`
    var name: String { "\(version), " + (cipher.map { "encrypted by \($0)" } ?? "not encrypted") }
}
