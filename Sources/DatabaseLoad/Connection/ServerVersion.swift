/// What a server says it is.
package struct ServerVersion: Hashable, Sendable, CustomStringConvertible {
    package let isMariaDB: Bool
    package let number: [Int]

    /// Reads `10.11.6-MariaDB-0+deb12u1` or `8.4.3`, also with the `5.5.5-` that MariaDB once put before.
    package init(_ text: String) {
        isMariaDB = text.contains("MariaDB")
        let own = isMariaDB && text.hasPrefix("5.5.5-") ? text.dropFirst(6) : text[...]
        number = own.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }.split(separator: ".").compactMap { Int($0) }
    }

    /// Older ones lack invisible columns, MySQL also the collation.
    package var isSupported: Bool { !number.lexicographicallyPrecedes(isMariaDB ? [10, 3, 3] : [8, 0, 23]) }

    /// Whether rows of a table need not be read again when it becomes a partition.
    var exchangesUnread: Bool { !isMariaDB || !number.lexicographicallyPrecedes([11, 4, 1]) }

    package var dialect: SQLDialect { isMariaDB ? .mariaDB : .mySQL }

    package var description: String {
        (isMariaDB ? "MariaDB " : "MySQL ") + number.map(String.init).joined(separator: ".")
    }
}

/// In what the two servers differ.
package enum SQLDialect: Sendable {
    case mariaDB, mySQL

    /// Two texts are equal where their bytes are: case, accents and trailing spaces count.
    package var collation: String {
        switch self {
        case .mariaDB: "utf8mb4_nopad_bin"
        case .mySQL: "utf8mb4_0900_bin"
        }
    }
}
