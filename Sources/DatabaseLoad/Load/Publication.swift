import Foundation
import Warehouse

/// Swaps what was staged in. The tables that were made anew switch all at once; then days are exchanged one by one.
///
/// A part's fingerprint is forgotten before the part changes and written when it has: whatever ends a load in between, the
/// next one sends the part again, and never adds to it.
struct Publication {
    let session: DatabaseSession
    let plans: [TablePlan]
    let contents: DatabaseContents

    func run() throws {
        try forget()
        try addDays()
        // Between these two, the dimensions are those of the new days already: nothing else may come in here.
        try rename()
        try exchange()
        for plan in plans where plan.change != .none && !plan.parts.isEmpty { try remember(plan) }
        try session.removeStaging()
    }

    private func forget() throws(DatabaseError) {
        for plan in plans {
            let condition: String
            switch plan.change {
            case .none: continue
            case .replacement: condition = "table_name = \(SQL.text(plan.source.name))"
            case .exchange(let dropped):
                let keys = plan.parts.map(\.key) + dropped.map(\.description)
                condition =
                    "table_name = \(SQL.text(plan.source.name)) AND part IN (\(keys.map(SQL.text).joined(separator: ", ")))"
            }
            try session.connection.execute(
                "DELETE FROM \(DatabaseSession.bookkeeping) WHERE \(condition)", to: "write the bookkeeping")
        }
    }

    /// One statement, so that all tables switch together.
    private func rename() throws {
        let replaced = plans.filter { $0.change == .replacement }
        guard !replaced.isEmpty else { return }
        let moves = replaced.flatMap { plan in
            let name = plan.source.name
            let away = "\(SQL.name(name)) TO \(SQL.name(DatabaseSession.oldPrefix + name))"
            let into = "\(SQL.name(DatabaseSession.newPrefix + name)) TO \(SQL.name(name))"
            return contents.tables.contains(name) ? [away, into] : [into]
        }
        try session.connection.execute("RENAME TABLE " + moves.joined(separator: ", "), to: "switch to the new tables")
    }

    /// Empty partitions for days that the table did not have.
    private func addDays() throws(DatabaseError) {
        for plan in plans {
            guard case .exchange = plan.change else { continue }
            let present = Set(contents.days(of: plan.source.name))
            let added = plan.parts.compactMap(\.day).filter { !present.contains($0) }
            guard !added.isEmpty else { continue }
            let list = added.map(TableDefinition.partition).joined(separator: ", ")
            try alter(plan.source.name, "ADD PARTITION (\(list))")
        }
    }

    private func exchange() throws(DatabaseError) {
        let unread = session.connection.version.exchangesUnread ? " WITHOUT VALIDATION" : ""
        for plan in plans {
            guard case .exchange(let dropped) = plan.change else { continue }
            let name = plan.source.name
            for day in plan.parts.compactMap(\.day) {
                let partition = TableDefinition.partitionName(day)
                let table = SQL.name(Staging.dayTable(name, day))
                try alter(name, "EXCHANGE PARTITION \(partition) WITH TABLE \(table)\(unread)")
            }
            if !dropped.isEmpty {
                let list = dropped.map(TableDefinition.partitionName).joined(separator: ", ")
                try alter(name, "DROP PARTITION \(list)")
            }
        }
    }

    private func alter(_ table: String, _ words: String) throws(DatabaseError) {
        try session.connection.execute("ALTER TABLE \(SQL.name(table)) \(words)", to: "exchange days of \(table)")
    }

    private func remember(_ plan: TablePlan) throws(DatabaseError) {
        let rows = plan.parts.map { part in
            let fingerprint = plan.fingerprints[part.key] ?? ""
            return "(\(SQL.text(plan.source.name)), \(SQL.text(part.key)), \(SQL.text(fingerprint)), \(part.rowCount), "
                + "UTC_TIMESTAMP())"
        }
        try session.connection.execute(
            "INSERT INTO \(DatabaseSession.bookkeeping) VALUES \(rows.joined(separator: ", "))",
            to: "write the bookkeeping")
    }
}
