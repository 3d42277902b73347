import Warehouse

/// A connection that has chosen its database and keeps other loads out of it.
struct DatabaseSession {
    static let newPrefix = "cyclorama_new_"
    static let oldPrefix = "cyclorama_old_"
    static let dayPrefix = "cyclorama_day_"
    /// Which parts were loaded, by their fingerprints.
    static let bookkeeping = "cyclorama_load"

    let connection: Connection
    let database: String

    /// Chooses the database, which is made where it is missing.
    init(_ connection: Connection, _ database: String) throws(DatabaseError) {
        self.connection = connection
        self.database = database
        try connection.execute(
            """
            SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ENGINE_SUBSTITUTION', time_zone = '+00:00', \
            autocommit = 1, unique_checks = 0, foreign_key_checks = 0, lock_wait_timeout = 60, \
            innodb_lock_wait_timeout = 60
            """, to: "set the session up")
        do throws(DatabaseError) {
            try connection.execute("USE \(SQL.name(database))", to: "use the database \(database)")
        } catch  where error.code == 1049 {
            try connection.execute(
                SchemaScript.createDatabase(database, for: connection.version.dialect),
                to: "create the database \(database)")
            try connection.execute("USE \(SQL.name(database))", to: "use the database \(database)")
        }
    }

    /// Keeps other loads out until the connection ends.
    func lock(patience seconds: Int) throws(DatabaseError) {
        let action = "load into \(database)"
        let name = SQL.text("cyclorama " + String(database.prefix(50)))
        let answer = try connection.rows("SELECT GET_LOCK(\(name), \(seconds))", to: action)
        guard answer.first?.first == "1" else {
            throw DatabaseError(.loadRunning, action, reason: "another load into it has been running for a while")
        }
    }

    /// Removes what killed loads have left, and makes the bookkeeping where it is missing.
    func prepare() throws(DatabaseError) {
        try removeStaging()
        try connection.execute(
            """
            CREATE TABLE IF NOT EXISTS \(Self.bookkeeping) (
              table_name VARCHAR(64) NOT NULL,
              part VARCHAR(10) NOT NULL,
              fingerprint VARCHAR(80) NOT NULL,
              row_count BIGINT NOT NULL,
              loaded_at DATETIME NOT NULL,
              PRIMARY KEY (table_name, part)
            ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE \(connection.version.dialect.collation)
            """, to: "create the table \(Self.bookkeeping)")
    }

    func removeStaging() throws(DatabaseError) {
        let prefixes = [Self.newPrefix, Self.oldPrefix, Self.dayPrefix].map {
            "table_name LIKE " + SQL.text($0.replacing("_", with: "\\_") + "%")
        }
        let names = try connection.rows(
            """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = DATABASE() AND (\(prefixes.joined(separator: " OR ")))
            """, to: "look for what an earlier load left"
        ).compactMap { $0.first ?? nil }
        guard !names.isEmpty else { return }
        try connection.execute("DROP TABLE IF EXISTS \(SQL.names(names))", to: "remove what an earlier load left")
    }

    func contents() throws(DatabaseError) -> DatabaseContents {
        let action = "read what the database holds"
        let tables = try connection.rows(
            "SELECT table_name, table_type FROM information_schema.tables WHERE table_schema = DATABASE()", to: action)
        let partitions = try connection.rows(
            """
            SELECT table_name, partition_name FROM information_schema.partitions
            WHERE table_schema = DATABASE() AND partition_name IS NOT NULL
            """, to: action)
        let recorded = try connection.rows(
            "SELECT table_name, part, fingerprint, row_count FROM \(Self.bookkeeping)", to: action)
        return DatabaseContents(
            tables: Set(tables.compactMap { $0.first ?? nil }),
            views: Set(tables.filter { $0[1] == "VIEW" }.compactMap { $0.first ?? nil }),
            partitions: partitions.reduce(into: [:]) { found, row in
                if let table = row[0], let name = row[1] { found[table, default: []].insert(name) }
            },
            recorded: recorded.reduce(into: [:]) { found, row in
                guard let table = row[0], let part = row[1], let fingerprint = row[2] else { return }
                found[table, default: [:]][part] = .init(fingerprint: fingerprint, rows: row[3] ?? "")
            })
    }

    /// Forgets the parts of a table that have another number of rows than were sent; returns how many these are.
    func forgetChangedParts(of table: String, in contents: inout DatabaseContents) throws(DatabaseError) -> Int {
        var changed = 0
        for (key, part) in contents.parts(of: table) {
            let partition = Day(key).map { " PARTITION (\(TableDefinition.partitionName($0)))" } ?? ""
            let rows = try connection.rows(
                "SELECT COUNT(*) FROM \(SQL.name(table))\(partition)", to: "count the rows of \(table)")
            guard rows.first?.first != part.rows else { continue }
            contents.recorded[table]?[key] = nil
            changed += 1
        }
        return changed
    }
}
