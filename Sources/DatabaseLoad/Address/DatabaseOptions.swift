/// Which database, and how to reach it.
package struct DatabaseOptions: Hashable, Sendable {
    package var url: DatabaseURL
    package var encryption: EncryptionMode
    /// An option file whose `[client]` section holds a password, certificates and the like. Nil for `~/.my.cnf`, where
    /// there is one. The variable `MYSQL_PWD` overrides the password.
    package var defaultsFile: String?

    package init(url: DatabaseURL, encryption: EncryptionMode = .preferred, defaultsFile: String? = nil) {
        self.url = url
        self.encryption = encryption
        self.defaultsFile = defaultsFile
    }
}

/// Whether the connection is encrypted.
package enum EncryptionMode: String, Hashable, Sendable, CaseIterable {
    /// Fails where the server does not offer TLS.
    case required
    /// Where the server offers it, but for a Unix socket, which leaves no machine.
    case preferred
    case off
}
