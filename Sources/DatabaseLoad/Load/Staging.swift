import Columnar
import Warehouse

/// Fills the tables that nobody reads yet.
final class Staging {
    private let session: DatabaseSession
    private let meter: DatabaseMeter
    private(set) var method: SendingMethod
    private(set) var notes: [String] = []

    private static let chunk = 256 << 10
    /// Bytes of INSERT statements, but for the last row of each, which may be as long as the rest of what the server takes.
    private let insertChunk: Int

    init(_ session: DatabaseSession, _ meter: DatabaseMeter) throws(DatabaseError) {
        self.session = session
        self.meter = meter
        let settings = try session.connection.rows(
            "SELECT @@GLOBAL.local_infile, @@max_allowed_packet", to: "ask for the server's settings")
        method = settings.first?[0] == "1" ? .localInfile : .inserts
        let packet = settings.first?[1].flatMap { Int($0) } ?? 1 << 20
        insertChunk = min(Self.chunk, packet / 4)
        if method == .inserts { noteInserts() }
    }

    /// Makes and fills the staging tables of a plan.
    func fill(_ plan: TablePlan) throws {
        let definition = plan.source.definition
        switch plan.change {
        case .none: return
        case .replacement:
            let name = DatabaseSession.newPrefix + definition.name
            let days = definition.partitionKey.map { _ in plan.parts.compactMap(\.day) }
            try create(definition, as: name, partitions: days)
            for part in plan.parts { try send(part, of: definition, into: name, isPartition: part.day != nil) }
        case .exchange:
            for part in plan.parts {
                guard let day = part.day else { continue }
                let name = Self.dayTable(definition.name, day)
                try create(definition, as: name, partitions: nil)
                try send(part, of: definition, into: name, isPartition: false)
            }
        }
    }

    static func dayTable(_ table: String, _ day: Day) -> String {
        DatabaseSession.dayPrefix + table + "_" + TableDefinition.partitionName(day)
    }

    private func create(_ definition: TableDefinition, as name: String, partitions: [Day]?) throws {
        let dialect = session.connection.version.dialect
        try session.connection.execute(
            definition.createStatement(as: name, partitions: partitions, for: dialect),
            to: "create the table \(definition.name)")
    }

    private func send(_ part: TablePart, of definition: TableDefinition, into name: String, isPartition: Bool) throws {
        try Task.checkCancellation()
        meter.begin(definition.name, part.day)
        let target =
            SQL.name(name)
            + (isPartition ? part.day.map { " PARTITION (\(TableDefinition.partitionName($0)))" } ?? "" : "")
        let action = "load \(definition.name)" + (part.day.map { " of \($0)" } ?? "")
        var count: UInt64
        do {
            count = try send(part, of: definition, into: target, action)
        } catch let error as DatabaseError where error.kind == .localInfileOff && method == .localInfile {
            // Switched off since it was asked, or by a proxy; no row has been sent yet.
            method = .inserts
            noteInserts()
            count = try send(part, of: definition, into: target, action)
        }
        guard count == part.rowCount else {
            throw DatabaseError(
                .wrongCount, action, reason: "\(part.rowCount) rows were sent, and \(count) arrived")
        }
    }

    private func send(
        _ part: TablePart, of definition: TableDefinition, into target: String, _ action: String
    ) throws -> UInt64 {
        let columns = SQL.names(definition.sentColumns)
        let reader = try PartReader(part, definition)
        switch method {
        case .localInfile:
            let rows = PartRows(reader, definition, part.day, .tabSeparated, chunk: Self.chunk, meter)
            let sql = "LOAD DATA LOCAL INFILE 'cyclorama' INTO TABLE \(target) CHARACTER SET utf8mb4 (\(columns))"
            return try session.connection.load(sql, from: InfileFeed { try rows.next() }, to: action)
        case .inserts:
            let head = "INSERT INTO \(target) (\(columns)) VALUES "
            let rows = PartRows(
                reader, definition, part.day, .values, chunk: max(insertChunk, head.utf8.count + 1), meter)
            rows.head = head
            try session.connection.execute("START TRANSACTION", to: action)
            var count: UInt64 = 0
            while let statement = try rows.next() { count += try session.connection.execute(statement, to: action) }
            try session.connection.execute("COMMIT", to: action)
            return count
        }
    }

    private func noteInserts() {
        notes.append(
            "the server takes no rows from the client's memory, so they were sent in INSERT statements, which takes longer; "
                + DatabaseError.Kind.localInfileOff.remedy)
    }
}

/// How rows travel.
package enum SendingMethod: String, Sendable {
    case localInfile = "LOAD DATA"
    case inserts = "INSERT"
}
