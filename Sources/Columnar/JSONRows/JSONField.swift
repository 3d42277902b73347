/// A value to take out of every row: where it lies and what it must be.
package struct JSONField: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// A non-empty string.
        case text
        /// An integer of 0 or more that fits in 64 bits.
        case count
    }

    /// Object keys from the root, for instance `["_source", "Mac"]`.
    package let path: [String]
    package let kind: Kind

    package init(_ path: [String], _ kind: Kind) {
        self.path = path
        self.kind = kind
    }

    package var name: String { path.last ?? "" }
}

/// Why a line is not a row.
package enum RowReject: Hashable, Sendable {
    /// Not one JSON document, or not UTF-8; with the parser's words.
    case malformed(String)
    case missing(field: String)
    case null(field: String)
    case empty(field: String)
    case wrongType(field: String, found: String)
    case negative(field: String)
    /// An integer of more than 63 bits.
    case tooLarge(field: String)
    case lineTooLong

    /// A short word for counting: `null_contract`, `bad_json`, ….
    package var reason: String {
        switch self {
        case .malformed(let words): words.contains("UTF-8") ? "bad_utf8" : "bad_json"
        case .missing(let field): "missing_" + Self.word(field)
        case .null(let field): "null_" + Self.word(field)
        case .empty(let field): "empty_" + Self.word(field)
        case .wrongType(let field, _): "wrong_type_" + Self.word(field)
        case .negative(let field): "negative_" + Self.word(field)
        case .tooLarge(let field): "too_large_" + Self.word(field)
        case .lineTooLong: "line_too_long"
        }
    }

    /// What a person reads beside the quarantined line.
    package var detail: String {
        switch self {
        case .malformed(let words): words
        case .missing(let field): "no field \(field)"
        case .null(let field): "\(field) is null"
        case .empty(let field): "\(field) is an empty string"
        case .wrongType(let field, let found): "\(field) is \(found)"
        case .negative(let field): "\(field) is below 0"
        case .tooLarge(let field): "\(field) does not fit in 64 bits"
        case .lineTooLong: "the line is longer than 16 MiB"
        }
    }

    /// `TotalDuration` → `total_duration`.
    private static func word(_ field: String) -> String {
        var word = ""
        for character in field {
            if character.isUppercase, !word.isEmpty, word.last != "_" { word.append("_") }
            word.append(contentsOf: character.lowercased())
        }
        return word
    }
}
