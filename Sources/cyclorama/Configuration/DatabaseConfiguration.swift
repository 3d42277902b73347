import DatabaseLoad

/// The `[database]` table: where the tables are loaded for others to ask.
struct DatabaseConfiguration: Sendable {
    /// Nil where none is set.
    var options: DatabaseOptions?

    init() {}

    init(_ section: ConfigurationSection) throws(ConfigurationError) {
        try section.allow(["url", "tls", "defaults_file"])
        let encryption = try section.text("tls")
        let file = try section.text("defaults_file").map(Places.absolute)
        guard let text = try section.text("url") else {
            throw section.refuse("url", "it is missing; write mysql://user@host:port/database")
        }
        do {
            options = DatabaseOptions(url: try DatabaseURL(text), defaultsFile: file)
        } catch {
            throw section.refuse("url", "\(error)")
        }
        guard let encryption else { return }
        guard let mode = EncryptionMode(rawValue: encryption) else {
            throw section.refuse("tls", "it must be required, preferred or off, not “\(encryption)”")
        }
        options?.encryption = mode
    }

    /// What to write where, for one who has not set it.
    static var absence: String {
        "no database is set; write into \(Configuration.path): [database] url = \"mysql://user@host:3306/database\""
    }
}
