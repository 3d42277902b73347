extension TextWidth {
    /// The text in lines of at most `columns`, broken between words; a longer word is broken where it must be.
    package static func wrapped(_ text: String, to columns: Int) -> [String] {
        guard columns > 0 else { return [] }
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: \.isWhitespace) {
            for part in pieces(of: word, columns: columns) {
                let needed = TextWidth.columns(of: line) + 1 + TextWidth.columns(of: part)
                if !line.isEmpty, needed > columns {
                    lines.append(line)
                    line = part
                } else {
                    line += line.isEmpty ? part : " " + part
                }
            }
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }

    private static func pieces(of word: Substring, columns: Int) -> [String] {
        guard TextWidth.columns(of: word) > columns else { return [String(word)] }
        var pieces: [String] = []
        var piece = ""
        var used = 0
        forEachGrapheme(in: word) { grapheme, width in
            if used + width > columns, !piece.isEmpty {
                pieces.append(piece)
                piece = ""
                used = 0
            }
            piece.append(grapheme)
            used += width
        }
        pieces.append(piece)
        return pieces
    }
}
