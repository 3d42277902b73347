/// Why a query gave no result, where in its text, and what a person can do.
package struct SQLFault: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Kind: Hashable, Sendable {
        /// DuckDB is not there, or is not one this program can use.
        case noDuckDB
        /// The text is no query, or asks for more than reading.
        case refused
        /// DuckDB found a mistake in the query or in the data.
        case query
        case timedOut
        case outOfMemory
        /// The tables cannot be read.
        case unreadable
    }

    package let kind: Kind
    package let message: String
    /// Empty where the message says it all.
    package let remedy: String
    package let place: SQLPlace?

    package init(_ kind: Kind, _ message: String, remedy: String = "", place: SQLPlace? = nil) {
        self.kind = kind
        self.message = message
        self.remedy = remedy
        self.place = place
    }

    package var description: String {
        let head = place.map { "line \($0.line), column \($0.column): \(message)" } ?? message
        return ([head] + (place?.picture ?? []) + (remedy.isEmpty ? [] : [remedy])).joined(separator: "\n")
    }
}

/// A place in a query's text.
package struct SQLPlace: Hashable, Sendable {
    /// From 1.
    package let line: Int
    /// From 1, in characters.
    package let column: Int
    package let text: String

    /// - Parameter offset: bytes of UTF-8 from the start; one that lies outside names the nearest end.
    package init(in sql: String, offset: Int) {
        let index = sql.utf8.index(sql.startIndex, offsetBy: max(0, offset), limitedBy: sql.endIndex) ?? sql.endIndex
        let before = sql[..<index].split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let lines = sql.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        line = max(1, before.count)
        column = (before.last?.count ?? 0) + 1
        text = line <= lines.count ? String(lines[line - 1]) : ""
    }

    /// The line and a caret below the place.
    fileprivate var picture: [String] {
        let before = text.prefix(column - 1).map { $0 == "\t" ? "\t" : " " as Character }
        return ["  " + text, "  " + String(before) + "^"]
    }
}
