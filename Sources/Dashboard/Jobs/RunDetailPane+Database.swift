import TerminalUI
import Warehouse

extension RunDetailPane {
    /// Where a load into a database went, and how.
    static func databaseResult(_ database: RunRecord.DatabaseFigures, _ run: RunRecord) -> [String] {
        let sent = database.tables.values.filter { $0.partsSent > 0 }.count
        var parts = [database.server, "\(NumberText.counted(Int64(sent), "table")) sent"]
        if !database.method.isEmpty { parts.append("by " + database.method) }
        if run.unchanged > 0 { parts.append(NumberText.counted(Int64(run.unchanged), "part") + " unchanged") }
        return parts
    }

    /// The tables of a load into a database, the largest first.
    static func databaseTables(_ run: RunRecord, _ width: Int, _ space: PaneSpace) -> [TextLine] {
        guard let tables = run.database?.tables, !tables.isEmpty else { return [] }
        let rows = tables.sorted { ($1.value.rows, $0.key) < ($0.value.rows, $1.key) }.map { name, table in
            Table.Row([
                .text(name), .text(NumberText.short(Int64(table.rows)), .strong),
                .text(table.partsSent == 0 ? "unchanged" : NumberText.short(Int64(table.rowsSent)), .secondary),
            ])
        }
        let columns: [Table.Column] = [.init("Table", shrinksTo: 10), .init("rows", .right), .init("sent", .right)]
        return [.empty] + Table(columns: columns, rows: rows).lines(width: width, look: space.look)
    }
}
