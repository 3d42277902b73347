import CMariaDB
import Glibc

/// One connection to a server. It waits where it is called, and belongs to one thread at a time.
final class Connection {
    let version: ServerVersion
    /// The cipher of an encrypted connection.
    let cipher: String?
    let handle: UnsafeMutablePointer<MYSQL>
    /// What the server may ask for while a statement loads from memory; it gets nothing else, whatever file it names.
    var feed: InfileFeed?

    private static let secondsToConnect: UInt32 = 10
    /// A server that says nothing for so long is gone.
    private static let secondsToAnswer: UInt32 = 600

    /// Connects without choosing a database.
    init(_ options: DatabaseOptions) throws(DatabaseError) {
        let action = "connect to \(options.url)"
        guard let handle = mysql_init(nil) else { throw DatabaseError(.other, action, reason: "no memory") }
        do throws(DatabaseError) {
            try Self.prepare(handle, options, action)
            try Self.connect(handle, options.url, action)
            cipher = mysql_get_ssl_cipher(handle).map { String(cString: $0) }
            if options.encryption == .required, cipher == nil {
                throw DatabaseError(.encryption, action, reason: "the server does not offer TLS")
            }
            version = ServerVersion(mysql_get_server_info(handle).map { String(cString: $0) } ?? "")
            guard version.isSupported else { throw DatabaseError(.oldServer, action, reason: "it is \(version)") }
        } catch {
            mysql_close(handle)
            throw error
        }
        self.handle = handle
        installFeed()
    }

    deinit { mysql_close(handle) }

    /// Runs a statement that returns no rows; returns how many it changed.
    @discardableResult
    func execute(_ sql: String, to action: String) throws(DatabaseError) -> UInt64 {
        try run(Array(sql.utf8), action)
        return mysql_affected_rows(handle)
    }

    /// As above, with a statement that need not be text throughout.
    @discardableResult
    func execute(_ sql: UnsafeBufferPointer<UInt8>, to action: String) throws(DatabaseError) -> UInt64 {
        try run(sql, action)
        return mysql_affected_rows(handle)
    }

    /// The rows of a query, every value as text, NULL as nil.
    func rows(_ sql: String, to action: String) throws(DatabaseError) -> [[String?]] {
        try run(Array(sql.utf8), action)
        guard let result = mysql_store_result(handle) else { throw failure(action) }
        defer { mysql_free_result(result) }
        let columns = Int(mysql_num_fields(result))
        var rows: [[String?]] = []
        while let row = mysql_fetch_row(result), let lengths = mysql_fetch_lengths(result) {
            rows.append(
                (0..<columns).map { column in
                    row[column].map { start in
                        let bytes = UnsafeRawBufferPointer(start: start, count: Int(lengths[column]))
                        return String(decoding: bytes, as: UTF8.self)
                    }
                })
        }
        return rows
    }

    func failure(_ action: String) -> DatabaseError { Self.failure(handle, action) }

    private func run(_ sql: some ContiguousBytesOfStatement, _ action: String) throws(DatabaseError) {
        let status = sql.withStatement { mysql_real_query(handle, $0, UInt($1)) }
        guard status == 0 else { throw failure(action) }
    }

    private static func prepare(
        _ handle: UnsafeMutablePointer<MYSQL>, _ options: DatabaseOptions, _ action: String
    ) throws(DatabaseError) {
        var on: CChar = 1
        var (enabled, seconds, answer) = (UInt32(1), secondsToConnect, secondsToAnswer)
        mysql_options(handle, MYSQL_SET_CHARSET_NAME, "utf8mb4")
        mysql_options(handle, MYSQL_OPT_LOCAL_INFILE, &enabled)
        mysql_options(handle, MYSQL_OPT_CONNECT_TIMEOUT, &seconds)
        mysql_options(handle, MYSQL_OPT_READ_TIMEOUT, &answer)
        mysql_options(handle, MYSQL_OPT_WRITE_TIMEOUT, &answer)
        let isLocal = options.url.socket != nil || (options.url.host == "localhost" && options.url.port == nil)
        if options.encryption == .required || (options.encryption == .preferred && !isLocal) {
            mysql_options(handle, MYSQL_OPT_SSL_ENFORCE, &on)
        }
        var transport = isLocal ? MYSQL_PROTOCOL_SOCKET.rawValue : MYSQL_PROTOCOL_TCP.rawValue
        mysql_options(handle, MYSQL_OPT_PROTOCOL, &transport)
        if let file = try optionFile(options, action) { mysql_options(handle, MYSQL_READ_DEFAULT_FILE, file) }
    }

    private static func optionFile(_ options: DatabaseOptions, _ action: String) throws(DatabaseError) -> String? {
        if let file = options.defaultsFile {
            guard access(file, R_OK) == 0 else {
                let reason = "the option file \(file) cannot be read: \(String(cString: strerror(errno)))"
                throw DatabaseError(.optionFile, action, reason: reason)
            }
            return file
        }
        guard let home = getenv("HOME") else { return nil }
        let file = String(cString: home) + "/.my.cnf"
        return access(file, R_OK) == 0 ? file : nil
    }

    /// What the library itself would look at only where an option file has none.
    private static var password: String? {
        getenv("MYSQL_PWD").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func connect(
        _ handle: UnsafeMutablePointer<MYSQL>, _ url: DatabaseURL, _ action: String
    ) throws(DatabaseError) {
        // What is nil here is taken from the option file.
        let connected = mysql_real_connect(
            handle, url.host, url.user, password, nil, UInt32(url.port ?? 0), url.socket, 0)
        guard connected != nil else { throw failure(handle, action) }
    }

    private static func failure(_ handle: UnsafeMutablePointer<MYSQL>, _ action: String) -> DatabaseError {
        let message = mysql_error(handle).map { String(cString: $0) } ?? ""
        let code = mysql_errno(handle)
        return DatabaseError(.init(code: code, message: message), action, reason: message, code: code)
    }
}

/// A statement's bytes, wherever they lie.
protocol ContiguousBytesOfStatement {
    func withStatement<Result>(_ body: (UnsafePointer<CChar>?, Int) -> Result) -> Result
}

extension Array: ContiguousBytesOfStatement where Element == UInt8 {
    func withStatement<Result>(_ body: (UnsafePointer<CChar>?, Int) -> Result) -> Result {
        withUnsafeBufferPointer { $0.withStatement(body) }
    }
}

extension UnsafeBufferPointer: ContiguousBytesOfStatement where Element == UInt8 {
    func withStatement<Result>(_ body: (UnsafePointer<CChar>?, Int) -> Result) -> Result {
        // Bytes are bytes, signed or not.
        withMemoryRebound(to: CChar.self) { body($0.baseAddress, $0.count) }
    }
}
