/// Tries a database without loading anything: whether it is reached, and whether a load would be let in.
package struct DatabaseCheck: Sendable {
    package let server: String
    package let takesLocalInfile: Bool
    /// Whether the database is there already; the first load makes it.
    package let exists: Bool

    /// - Throws: `DatabaseError`, a missing privilege among them.
    package init(_ options: DatabaseOptions) throws(DatabaseError) {
        let connection = try Connection(options)
        server = connection.name
        takesLocalInfile =
            try connection.rows("SELECT @@GLOBAL.local_infile", to: "ask for local_infile").first?.first == "1"
        do throws(DatabaseError) {
            try connection.execute(
                "USE \(SQL.name(options.url.database))", to: "use the database \(options.url.database)")
        } catch  where error.code == 1049 {
            exists = false
            return
        }
        exists = true
        try Self.tryPrivileges(connection)
    }

    /// Each kind of statement that a load consists of, on a table of its own.
    private static func tryPrivileges(_ connection: Connection) throws(DatabaseError) {
        let table = "cyclorama_check"
        let action = "try what a load does"
        try connection.execute("DROP TABLE IF EXISTS \(table)", to: action)
        defer { _ = try? connection.execute("DROP TABLE IF EXISTS \(table)", to: action) }
        for sql in [
            "CREATE TABLE \(table) (id INT PRIMARY KEY)", "INSERT INTO \(table) VALUES (1)", "DELETE FROM \(table)",
            "ALTER TABLE \(table) ADD COLUMN day DATE", "DROP TABLE \(table)",
        ] {
            try connection.execute(sql, to: action)
        }
        _ = try connection.rows("SELECT COUNT(*) FROM information_schema.partitions LIMIT 1", to: action)
    }
}
