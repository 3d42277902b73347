/// Where a database is: `mysql://user@host:3306/db`, or `mysql://user@localhost/db?socket=/run/mysqld/mysqld.sock`.
///
/// Parts are percent-decoded. A password is refused: a URL is seen in process lists, histories and run records.
package struct DatabaseURL: Hashable, Sendable {
    /// Nil for the option file's, or else the name of the system's user.
    package var user: String?
    package var host: String
    /// Nil for the standard port; where the host is `localhost`, for the standard Unix socket.
    package var port: UInt16?
    package var database: String
    /// The path of a Unix socket.
    package var socket: String?

    package init(_ text: String) throws(DatabaseURLError) {
        guard let schemeEnd = text.firstRange(of: "://") else { throw .noScheme(text) }
        let scheme = text[..<schemeEnd.lowerBound]
        guard scheme == "mysql" || scheme == "mariadb" else { throw .unknownScheme(String(scheme)) }
        let (rest, query) = Self.cut(text[schemeEnd.upperBound...], at: "?")
        let (authority, path) = Self.cut(rest, at: "/")
        let place: Substring
        if let at = authority.lastIndex(of: "@") {
            user = try Self.user(authority[..<at])
            place = authority[authority.index(after: at)...]
        } else {
            place = authority
        }
        (host, port) = try Self.hostAndPort(place)
        database = try Self.database(path ?? "")
        socket = try Self.socket(query)
        if socket != nil, host != "localhost" { throw .socketOfAnotherHost(host) }
    }

    private static func user(_ text: Substring) throws(DatabaseURLError) -> String? {
        guard !text.contains(":") else { throw .password }
        return text.isEmpty ? nil : try decoded(text)
    }

    private static func hostAndPort(_ text: Substring) throws(DatabaseURLError) -> (String, UInt16?) {
        var host = text
        var port: Substring?
        if text.first == "[" {
            guard let end = text.firstIndex(of: "]") else { throw .wrongHost(String(text)) }
            host = text[text.index(after: text.startIndex)..<end]
            let rest = text[text.index(after: end)...]
            guard rest.isEmpty || rest.first == ":" else { throw .wrongHost(String(text)) }
            port = rest.isEmpty ? nil : rest.dropFirst()
        } else {
            (host, port) = cut(text, at: ":")
        }
        let name = host.isEmpty ? "localhost" : try decoded(host)
        guard let port else { return (name, nil) }
        guard port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = UInt16(port), number > 0 else {
            throw .wrongPort(String(port))
        }
        return (name, number)
    }

    private static func database(_ text: Substring) throws(DatabaseURLError) -> String {
        let name = try decoded(text)
        guard !name.isEmpty else { throw .noDatabase }
        // What a server takes for a name: at most 64 characters of the basic plane, no slash, no space at its end.
        let isName =
            name.unicodeScalars.count <= 64 && name.last != " "
            && name.unicodeScalars.allSatisfy {
                (0x20...0xFFFF).contains($0.value) && !"/\\.".unicodeScalars.contains($0)
            }
        guard isName else { throw .wrongDatabase(name) }
        return name
    }

    private static func socket(_ query: Substring?) throws(DatabaseURLError) -> String? {
        var socket: String?
        for option in (query ?? "").split(separator: "&") {
            let (name, value) = cut(option, at: "=")
            guard name == "socket" else { throw .unknownOption(String(name)) }
            let path = try decoded(value ?? "")
            guard path.hasPrefix("/") else { throw .relativeSocket(path) }
            socket = path
        }
        return socket
    }

    /// What stands before the first `mark`, and behind it where there is one.
    private static func cut(_ text: Substring, at mark: Character) -> (Substring, Substring?) {
        guard let index = text.firstIndex(of: mark) else { return (text, nil) }
        return (text[..<index], text[text.index(after: index)...])
    }

    private static func decoded(_ text: Substring) throws(DatabaseURLError) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = rest.prefix(2)
            guard let hexadecimal = String(digits), digits.count == 2, digits.allSatisfy(isHexadecimal),
                let value = UInt8(hexadecimal, radix: 16)
            else { throw .wrongEscape(String(text)) }
            bytes.append(value)
            rest.removeFirst(2)
        }
        guard let decoded = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw .wrongEscape(String(text))
        }
        return decoded
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
}

extension DatabaseURL: CustomStringConvertible {
    /// For people: `user@host:port/db`, or with the socket's path.
    package var description: String {
        let place = socket ?? (host.contains(":") ? "[\(host)]" : host) + (port.map { ":\($0)" } ?? "")
        return (user.map { $0 + "@" } ?? "") + place + "/" + database
    }
}

/// A text that is no address of a database.
package enum DatabaseURLError: Error, Hashable, CustomStringConvertible {
    case noScheme(String)
    case unknownScheme(String)
    case password
    case wrongHost(String)
    case wrongPort(String)
    case noDatabase
    case wrongDatabase(String)
    case unknownOption(String)
    case relativeSocket(String)
    case socketOfAnotherHost(String)
    case wrongEscape(String)

    private static let form = "write mysql://user@host:port/database"

    package var description: String {
        switch self {
        // It may hold a password.
        case .noScheme: "this is no address of a database; \(Self.form)"
        case .unknownScheme(let scheme): "there is no way to load into “\(scheme)”; it must be mysql:// or mariadb://"
        case .password:
            "the address holds a password, which others can see in process lists and histories; leave it out and give "
                + "it in the variable MYSQL_PWD or under [client] in an option file (--defaults-file)"
        case .wrongHost(let host): "“\(host)” is no host; \(Self.form), an IPv6 address in brackets"
        case .wrongPort: "the port must be a number from 1 to 65535; a slash in front of the host is written %2F"
        case .noDatabase: "the address names no database; \(Self.form)"
        case .wrongDatabase(let name):
            "“\(name)” cannot be a database's name: at most 64 characters, without slash, backslash, full stop or "
                + "a space at its end"
        case .unknownOption(let name): "the address holds the option “\(name)”; there is only socket=/path"
        case .relativeSocket(let path): "the socket “\(path)” must be an absolute path"
        case .socketOfAnotherHost(let host): "a socket is on this machine, so the host must be localhost, not “\(host)”"
        case .wrongEscape(let text):
            "“\(text)” holds a % that two hexadecimal digits of UTF-8 text do not follow; write %25"
        }
    }
}
