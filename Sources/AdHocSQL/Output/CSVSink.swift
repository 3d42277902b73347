/// Writes rows as CSV (RFC 4180, lines end with LF): a line of names, then a line a row. NULL is an empty field.
package struct CSVSink: RowSink, Sendable {
    private let write: @Sendable (String) throws -> Void
    private var pending = ""

    /// - Parameter write: takes text in larger pieces.
    package init(_ write: @escaping @Sendable (String) throws -> Void) { self.write = write }

    package mutating func begin(_ columns: [SQLColumn]) throws { try line(columns.map(\.name)) }

    package mutating func add(_ row: [SQLValue]) throws { try line(row.map { $0.shown ?? "" }) }

    /// Call it when all rows are there.
    package mutating func end() throws {
        try write(pending)
        pending = ""
    }

    private mutating func line(_ fields: [String]) throws {
        for (index, field) in fields.enumerated() {
            if index > 0 { pending += "," }
            pending += Self.quoted(field)
        }
        pending += "\n"
        if pending.utf8.count > 1 << 16 { try end() }
    }

    private static func quoted(_ field: String) -> String {
        let isPlain = !field.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
        return isPlain ? field : "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
}
