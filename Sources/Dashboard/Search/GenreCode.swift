import TerminalUI

/// Short forms of names, each unlike the others: `CD` for C Drama, `Ac` for Action.
enum GenreCode {
    static func codes(_ names: [String], length: Int) -> [String] {
        var taken: Set<String> = []
        return names.enumerated().map { index, name in
            let code = candidates(name, length).first { !taken.contains($0) } ?? "\(index + 1)"
            taken.insert(code)
            return code
        }
    }

    private static func candidates(_ name: String, _ length: Int) -> [String] {
        let words = name.split(whereSeparator: \.isWhitespace)
        guard let first = words.first, let last = words.last, length > 0 else { return [] }
        var codes: [String] = []
        if words.count > 1 {
            // Initials that stand for themselves, such as TV.
            if first.count > 1, first.count <= length, first == first.uppercased() { codes.append(String(first)) }
            let initials = String(words.dropLast().compactMap(\.first).prefix(max(1, length - 1)))
            codes.append(initials + last.prefix(length - initials.count))
        }
        codes.append(String(first.prefix(length)))
        codes += first.dropFirst(length).map { String(first.prefix(length - 1)) + String($0) }
        return codes
    }
}
