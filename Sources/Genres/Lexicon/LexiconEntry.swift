import DurableFiles

/// One line of a lexicon: a title, or a word within keywords.
package struct LexiconEntry: Equatable, Sendable {
    package enum Kind: String, Sendable {
        /// The whole keyword.
        case titles
        /// Words in a row, anywhere in the keyword.
        case words
    }

    package let kind: Kind
    package let genre: Genre
    package let keyword: Keyword
}

extension LexiconEntry {
    /// Reads a lexicon's file.
    package static func read(_ path: String) throws -> [LexiconEntry] {
        guard let text = String(validating: try DurableFiles().read(path), as: UTF8.self) else {
            throw LexiconError(file: path, line: 1, reason: "it is not UTF-8 text")
        }
        return try parse(text, file: path)
    }

    /// Reads a lexicon: sections `[titles GENRE]` and `[words GENRE]`, one entry a line, `#` begins a comment.
    ///
    /// - Parameter file: the name errors give.
    package static func parse(_ text: String, file: String) throws(LexiconError) -> [LexiconEntry] {
        var entries: [LexiconEntry] = []
        var section: (kind: Kind, genre: Genre)?
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let keyword = Keyword(line)
            if keyword.isBlank || keyword.text.hasPrefix("#") { continue }
            if keyword.text.hasPrefix("[") {
                guard let opened = Self.section(keyword.text) else {
                    throw LexiconError(file: file, line: index + 1, reason: "“\(line)” is no section")
                }
                section = opened
            } else if let section {
                entries.append(LexiconEntry(kind: section.kind, genre: section.genre, keyword: keyword))
            } else {
                throw LexiconError(file: file, line: index + 1, reason: "“\(line)” stands before the first section")
            }
        }
        return entries
    }

    private static func section(_ text: String) -> (Kind, Genre)? {
        guard text.hasSuffix("]") else { return nil }
        let parts = text.dropFirst().dropLast().split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])), let genre = Genre(name: parts[1]) else {
            return nil
        }
        return (kind, genre)
    }
}

/// A lexicon that cannot be read as it is.
package struct LexiconError: Error, Equatable, CustomStringConvertible {
    package let file: String
    package let line: Int
    package let reason: String

    package var description: String {
        let names = Genre.allCases.map(\.rawValue).joined(separator: ", ")
        return
            "\(file), line \(line): \(reason); sections are [titles GENRE] and [words GENRE], with a genre of: \(names)"
    }
}
