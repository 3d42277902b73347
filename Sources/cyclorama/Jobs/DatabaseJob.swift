import DatabaseLoad
import Foundation
import Logging
import Pipeline
import Warehouse

/// The load into the configured database as a job of the dashboard.
final class DatabaseJob: Job {
    let id: JobID = "load"
    let title = "Database load"

    private let places: Places
    private let configuration: DatabaseConfiguration
    private let turn: LoadTurn

    init(places: Places, configuration: DatabaseConfiguration, turn: LoadTurn) {
        self.places = places
        self.configuration = configuration
        self.turn = turn
    }

    func run(_ context: JobContext) async throws -> JobSummary {
        guard let database = configuration.options else { throw NoDatabase() }
        context.report(JobProgress("1/3 connecting"))
        let options = DatabaseLoad.Options(
            database: database, workspace: places.workspace, warehouse: places.warehouse)
        let load = DatabaseLoad(options) { context.report(JobProgress($0)) }
        let place = "\(database.url)"
        Logger.program.info("loading into a database", metadata: ["database": "\(place)"])
        do {
            let record = try await turn.take { try await load.run() }
            Logger.program.info(
                "database loaded", metadata: ["rows": "\(record.rowsLoaded)", "seconds": "\(record.seconds)"])
            return JobSummary(database: record, at: place)
        } catch {
            Logger.program.notDone("database not loaded", because: error, ["database": "\(place)"])
            throw error
        }
    }
}

/// The key was pressed, and the configuration names no database.
struct NoDatabase: Error, CustomStringConvertible {
    var description: String { DatabaseConfiguration.absence }
}
