import Columnar
import DurableFiles
import Foundation
import Warehouse

/// What a query may read: the tables of one generation, the live votes, and the run records.
///
/// The generation is settled when this is made, so that a load that publishes meanwhile does not mix two of them.
package struct SQLSources: Sendable {
    /// A table that can be asked for by its name.
    package struct Table: Hashable, Sendable {
        package let name: String
        /// One sentence.
        package let meaning: String
        /// Names, in order.
        package let columns: [String]
    }

    private let generation: Generation?
    private let votesFile: String
    private let runsFolder: String

    /// - Parameters:
    ///   - snapshot: the folder of the song chart.
    ///   - runs: the folder of run records.
    package init(warehouse: WarehouseFolder, snapshot: String, runs: String) throws(SQLFault) {
        do {
            generation = try warehouse.current()
        } catch {
            throw SQLFault(.unreadable, "\(error)")
        }
        votesFile = snapshot + "/part-00000.csv"
        runsFolder = runs
    }

    /// The tables there are, those of the warehouse first.
    package var tables: [Table] {
        loaded.map { Table(name: $0.name, meaning: $0.meaning, columns: columns(of: $0)) } + [
            Table(name: "votes", meaning: "The live song chart: one song.", columns: VotesView.columns),
            Table(name: "runs", meaning: "One run of a job.", columns: RunsView.columns),
        ]
    }

    /// As stored, since a table may have columns that follow from the data.
    private func columns(of table: TableSchema) -> [String] {
        let known = table.columns.map(\.schema.name)
        if let partition = table.partitionKey { return known + [partition] }
        guard let file = generation?.file(of: table), let reader = try? ParquetReader(path: file) else { return known }
        return reader.schema.map(\.name)
    }

    /// Tables that are known but not loaded.
    var missing: [String] {
        let names = Set(loaded.map(\.name))
        return WarehouseFolder.tables.map(\.name).filter { !names.contains($0) }
    }

    /// Folders that DuckDB must be let into.
    var folders: [String] {
        [generation?.path, URL(fileURLWithPath: votesFile).deletingLastPathComponent().path, runsFolder].compactMap(
            \.self)
    }

    /// SQL that makes every table a view.
    var views: [String] {
        let tables = generation.map { generation in loaded.map { Self.view(of: $0, in: generation) } } ?? []
        let files = DurableFiles()
        let hasRuns = ((try? files.names(in: runsFolder)) ?? []).contains { $0.hasSuffix(".json") }
        return tables + [
            VotesView.sql(file: files.exists(votesFile) ? votesFile : nil),
            RunsView.sql(folder: hasRuns ? runsFolder : nil),
        ]
    }

    private var loaded: [TableSchema] {
        guard let generation else { return [] }
        let files = DurableFiles()
        return WarehouseFolder.tables.filter { files.exists(generation.path + "/" + $0.name) }
    }

    private static func view(of table: TableSchema, in generation: Generation) -> String {
        let files = SQLText.quoted(generation.path + "/" + table.name + "/**/*.parquet")
        let days = table.partitionKey.map { ", hive_types = {\(SQLText.quoted($0)): DATE}" } ?? ""
        let partitioning = table.partitionKey == nil ? "false" : "true"
        return "CREATE VIEW \(table.name) AS FROM read_parquet(\(files), hive_partitioning = \(partitioning)\(days))"
    }
}

/// The live song chart as a table.
private enum VotesView {
    static let columns = ["song", "total_votes"]

    /// - Parameter file: nil where nothing was counted yet.
    static func sql(file: String?) -> String {
        guard let file else {
            return "CREATE VIEW votes AS SELECT NULL::VARCHAR AS song, NULL::BIGINT AS total_votes WHERE false"
        }
        return """
            CREATE VIEW votes AS FROM read_csv(\(SQLText.quoted(file)), header = false, delim = ',', quote = '"', \
            escape = '"', columns = {'song': 'VARCHAR', 'total_votes': 'BIGINT'})
            """
    }
}

/// The run records as a table.
private enum RunsView {
    static let columns = expressions.map(\.name)

    /// - Parameter folder: nil where nothing ran yet.
    static func sql(folder: String?) -> String {
        guard let folder else {
            let list = expressions.map { "NULL::\($0.type) AS \($0.name)" }.joined(separator: ", ")
            return "CREATE VIEW runs AS SELECT \(list) WHERE false"
        }
        let list = expressions.map { "(\($0.sql))::\($0.type) AS \($0.name)" }.joined(separator: ", ")
        let fields = fields.map { "'\($0)': '\($1)'" }.joined(separator: ", ")
        let files = SQLText.quoted(folder + "/*.json")
        return "CREATE VIEW runs AS SELECT \(list) FROM read_json(\(files), columns = {\(fields)}) ORDER BY id"
    }

    private static let expressions: [(name: String, type: String, sql: String)] = [
        ("id", "VARCHAR", "id"), ("job", "VARCHAR", "job"), ("state", "VARCHAR", "state"),
        ("started_at", "TIMESTAMP", #"epoch_ms(("startedAt" * 1000)::BIGINT)"#),
        ("finished_at", "TIMESTAMP", #"epoch_ms(("finishedAt" * 1000)::BIGINT)"#),
        ("seconds", "DOUBLE", "seconds"), ("input", "VARCHAR", "input"), ("files", "BIGINT", "len(files)"),
        ("rows_read", "BIGINT", #""rowsRead""#), ("rows_loaded", "BIGINT", #""rowsLoaded""#),
        ("rows_rejected", "BIGINT", #""rowsRejected""#), ("rejected", "MAP(VARCHAR, BIGINT)", "rejected"),
        ("as_of", "DATE", #""asOf""#), ("error", "VARCHAR", "error"),
    ]

    private static let fields = [
        ("id", "VARCHAR"), ("job", "VARCHAR"), ("state", "VARCHAR"), ("startedAt", "DOUBLE"),
        ("finishedAt", "DOUBLE"), ("seconds", "DOUBLE"), ("input", "VARCHAR"), ("files", "JSON[]"),
        ("rowsRead", "BIGINT"), ("rowsLoaded", "BIGINT"), ("rowsRejected", "BIGINT"),
        ("rejected", "MAP(VARCHAR, BIGINT)"), ("asOf", "DATE"), ("error", "VARCHAR"),
    ]
}
