/// Pieces of SQL.
package enum SQLText {
    /// A string literal.
    package static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

    /// The first word of a query in lower case, comments and opening brackets apart.
    static func firstWord(of sql: String) -> String {
        var rest = Substring(sql)
        while true {
            rest = rest.drop { $0.isWhitespace || $0 == "(" }
            if rest.hasPrefix("--") {
                rest = rest.drop { !$0.isNewline }
            } else if rest.hasPrefix("/*") {
                guard let end = rest.firstRange(of: "*/") else { return "" }
                rest = rest[end.upperBound...]
            } else {
                return rest.prefix { $0.isLetter || $0 == "_" }.lowercased()
            }
        }
    }
}
