/// On which line of a TOML text each setting stands. The library tells the line of a syntax error, but not of a value.
///
/// Only texts that the library has parsed come here, so a line that looks odd is the inside of a longer value.
struct SettingLines {
    private var lines: [String: Int] = [:]

    init(_ text: String) {
        var table: [String] = []
        var ending: String?
        // To Swift the two characters that end a line on Windows are one.
        let all = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (index, line) in all.enumerated() {
            let line = line.drop { $0 == " " || $0 == "\t" }
            // Within a text of several lines until its quotes are closed.
            if let quotes = ending {
                if line.contains(quotes) { ending = nil }
                continue
            }
            if line.hasPrefix("[") {
                table = Self.words(of: line.drop { $0 == "[" })
                note(table, index + 1)
            } else {
                let key = Self.words(of: line)
                guard !key.isEmpty else { continue }
                note(table + key, index + 1)
                ending = ["\"\"\"", "'''"].first { line.components(separatedBy: $0) == 2 }
            }
        }
    }

    /// The line of the setting, or of the table it is written inside of.
    func line(of name: String) -> Int? {
        if let line = lines[name] { return line }
        guard let dot = name.lastIndex(of: ".") else { return nil }
        return line(of: String(name[..<dot]))
    }

    /// Tables above a dotted key stand where the first of their keys does.
    private mutating func note(_ words: [String], _ line: Int) {
        for count in words.indices {
            let name = words[...count].joined(separator: ".")
            if lines[name] == nil { lines[name] = line }
        }
    }

    /// The words of a key up to `=` or `]`; none for a comment, or a line without a key.
    private static func words(of line: Substring) -> [String] {
        var words: [String] = []
        var word = ""
        var quote: Character?
        for character in line {
            switch character {
            case "\"", "'":
                if quote == character {
                    quote = nil
                } else if quote == nil {
                    quote = character
                } else {
                    word.append(character)
                }
            case _ where quote != nil: word.append(character)
            case "=", "]": return words + [word]
            case ".":
                words.append(word)
                word = ""
            case " ", "\t", "\r": break
            case "#": return []
            default: word.append(character)
            }
        }
        return []
    }
}

extension Substring {
    /// How many parts the separator cuts this into.
    fileprivate func components(separatedBy separator: String) -> Int { ranges(of: separator).count + 1 }
}
