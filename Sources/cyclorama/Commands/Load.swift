import ArgumentParser
import DatabaseLoad
import Foundation
import TerminalUI
import Warehouse

struct Load: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Load the tables into a MySQL or MariaDB database, for BI tools.",
        discussion: """
            Only what changed since the last load is sent. Readers see the old tables until the new ones are whole; a load that \
            is stopped, killed or fails leaves the old ones. The password is taken from an option file or from MYSQL_PWD, \
            never from the command line.
            """)

    @OptionGroup var places: PlaceOptions
    @OptionGroup var result: ResultOptions

    @Option(
        help: ArgumentHelp(
            "Where to: mysql://user@host:port/database, or with ?socket=/path. Default: database.url of the configuration.",
            valueName: "url"))
    var to: String?

    @Option(help: ArgumentHelp("Only these tables, with commas between them.", valueName: "a,b"))
    var tables: String?

    @Flag(help: "Send everything again, also what the database has already.")
    var all = false

    @Flag(help: "Print the tables' definitions as SQL; no server is asked.")
    var dryRun = false

    @Option(help: ArgumentHelp("required, preferred or off. Default: preferred.", valueName: "mode"))
    var tls: EncryptionMode?

    @Option(
        help: ArgumentHelp(
            "An option file with the password under [client]. Default: ~/.my.cnf.", valueName: "file"))
    var defaultsFile: String?

    func run() async throws {
        let options = try options()
        let progress = ProgressLine()
        let load = DatabaseLoad(options) { progress.show($0) }
        if dryRun {
            let script = try load.script()
            return print(result.json ? try Output.json(["sql": script]) : script, terminator: result.json ? "\n" : "")
        }
        let record: RunRecord
        do {
            record = try await Interruption.cancelling { try await load.run() }
        } catch {
            progress.end()
            throw error
        }
        progress.end()
        for table in record.skipped { Narration.say("left out \(table.name): \(table.reason)") }
        for note in record.notes { Narration.say(note) }
        print(result.json ? try Output.json(LoadResult(record)) : PlainText.lines(LoadResult(record).text))
    }

    private func options() throws -> DatabaseLoad.Options {
        let configured = try Configuration.load().database.options
        let url: DatabaseURL
        if let to {
            do { url = try DatabaseURL(to) } catch { throw ValidationError("--to: \(error)") }
        } else if let configured {
            url = configured.url
        } else {
            throw ValidationError(
                "name the database: --to mysql://user@host:port/database; \(DatabaseConfiguration.absence)")
        }
        // The configured option file belongs to the configured database.
        let base = configured.flatMap { $0.url == url ? $0 : nil } ?? DatabaseOptions(url: url)
        let database = DatabaseOptions(
            url: url, encryption: tls ?? base.encryption,
            defaultsFile: defaultsFile.map(Places.absolute) ?? base.defaultsFile)
        let places = self.places.places()
        var options = DatabaseLoad.Options(
            database: database, workspace: places.workspace, warehouse: places.warehouse,
            tables: try tables.map { try TableList($0).schemas.map(\.name) })
        options.sendsAll = all
        return options
    }
}

extension EncryptionMode: ExpressibleByArgument {}

/// The result of a load into a database as programs read it.
struct LoadResult: Encodable {
    let database: String
    let server: String
    let method: String
    let tables: [String: RunRecord.DatabaseFigures.Table]
    let rowsSent: Int64
    let partsUnchanged: Int
    let skipped: [RunRecord.Skipped]
    let notes: [String]
    let seconds: Double

    init(_ record: RunRecord) {
        database = record.input
        server = record.database?.server ?? ""
        method = record.database?.method ?? ""
        tables = record.database?.tables ?? [:]
        rowsSent = record.rowsLoaded
        partsUnchanged = record.unchanged
        skipped = record.skipped
        notes = record.notes
        seconds = record.seconds
    }

    /// For people.
    var text: String {
        let width = tables.keys.map(\.count).max() ?? 0
        let lines = tables.sorted { $0.key < $1.key }.map { name, table in
            let sent = table.partsSent == 0 ? "unchanged" : "\(table.rowsSent) sent"
            return "  " + TextWidth.fitted(name, to: width) + "  \(table.rows) rows, \(sent)"
        }
        let head = "\(rowsSent) rows sent to \(database) (\(server)) in \(String(format: "%.2f", seconds)) s"
        return ([head] + lines).joined(separator: "\n")
    }
}
