import DurableFiles
import Warehouse

/// What has to be sent of one table, and how it comes in.
struct TablePlan: Sendable {
    enum Change: Hashable, Sendable {
        case none
        /// A whole new table takes the name over.
        case replacement
        /// Days are exchanged, those that are gone are dropped.
        case exchange(dropped: [Day])
    }

    let source: TableSource
    let change: Change
    /// To send.
    let parts: [TablePart]
    /// By part, of all of them.
    let fingerprints: [String: String]

    var unchangedParts: Int { source.parts.count - parts.count }
    var rowsToSend: Int { parts.reduce(0) { $0 + $1.rowCount } }

    init(_ source: TableSource, in contents: DatabaseContents, _ dialect: SQLDialect) throws {
        self.source = source
        var fingerprints: [String: String] = [:]
        for part in source.parts {
            try Task.checkCancellation()
            fingerprints[part.key] = try PartDigest.of(part, source.definition, dialect)
        }
        self.fingerprints = fingerprints
        let present = contents.parts(of: source.name)
        let changed = source.parts.filter { present[$0.key]?.fingerprint != fingerprints[$0.key] }
        // Days of a table that has no day in common with the warehouse are no base to go on from.
        if changed.count == source.parts.count {
            (change, parts) = (.replacement, source.parts)
            return
        }
        let wanted = Set(source.parts.compactMap(\.day))
        let dropped = contents.days(of: source.name).filter { !wanted.contains($0) }
        (change, parts) = (changed.isEmpty && dropped.isEmpty ? .none : .exchange(dropped: dropped), changed)
    }
}

/// What a database holds of earlier loads.
struct DatabaseContents: Sendable {
    /// A part as the bookkeeping has it.
    struct Part: Sendable {
        let fingerprint: String
        /// How many were sent, in digits.
        let rows: String
    }

    /// All tables and views by name.
    let tables: Set<String>
    let views: Set<String>
    /// The names of each table's partitions.
    let partitions: [String: Set<String>]
    /// By part, by table.
    var recorded: [String: [String: Part]]

    /// The parts a table really has, as they were loaded.
    func parts(of table: String) -> [String: Part] {
        guard tables.contains(table) else { return [:] }
        let names = partitions[table] ?? []
        return (recorded[table] ?? [:]).filter { key, _ in
            Day(key).map { names.contains(TableDefinition.partitionName($0)) } ?? names.isEmpty
        }
    }

    /// The days a table has partitions of.
    func days(of table: String) -> [Day] {
        (partitions[table] ?? []).compactMap { $0.first == "p" ? Day($0.dropFirst()) : nil }.sorted()
    }
}
