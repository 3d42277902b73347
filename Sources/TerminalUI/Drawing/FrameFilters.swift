extension CellBuffer {
    /// The frame as a terminal of lesser capabilities can show it.
    package func reduced(to capabilities: TerminalCapabilities) -> CellBuffer {
        var frame = self
        switch capabilities.colors {
        case .palette256: break
        case .ansi16: frame.restyle(Rect(size)) { $0 = $0.ansi16 }
        case .mono: frame.restyle(Rect(size)) { $0 = Style(attributes: $0.attributes) }
        }
        return capabilities.isUnicode ? frame : frame.ascii()
    }

    /// The frame on a ground of its own, wherever nothing else lies behind.
    package func grounded(on ground: Color) -> CellBuffer {
        guard ground != .terminal else { return self }
        var frame = self
        frame.restyle(Rect(size)) { style in
            if style.background == .terminal { style.background = ground }
        }
        return frame
    }

    /// The frame in ASCII alone: letters without their marks, blocks as the nearest sign, `?` for what has no likeness.
    package func ascii() -> CellBuffer {
        var frame = self
        for row in 0..<size.rows {
            for column in 0..<size.columns {
                let cell = self[column, row]
                guard cell.width > 0, !cell.grapheme.isASCII else { continue }
                let sign = AsciiLikeness.of(cell.grapheme)
                frame.set(sign, style: cell.style, column: column, row: row)
                if cell.width == 2 { frame.set(" ", style: cell.style, column: column + 1, row: row) }
            }
        }
        return frame
    }
}

extension Style {
    /// The style in the terminal's own 16 colours.
    fileprivate var ansi16: Style {
        Style(foreground: foreground.ansi16, background: background.ansi16, attributes: attributes)
    }
}

extension Color {
    fileprivate var ansi16: Color {
        if case .palette(let index) = self { .palette(Palette.nearest16(index)) } else { self }
    }
}

/// The ASCII sign that comes nearest to a character.
enum AsciiLikeness {
    static func of(_ character: Character) -> Character {
        if let sign = signs[character] { return sign }
        guard let scalar = character.unicodeScalars.first else { return "?" }
        if scalar.isASCII { return Character(scalar) }
        return letter(scalar) ?? "?"
    }

    private static let signs: [Character: Character] = {
        var signs: [Character: Character] = [
            "…": "~", "·": "-", "–": "-", "—": "-", "−": "-", "×": "x", "●": "*", "○": "o", "▸": ">", "≥": ">",
            "≤": "<",
            "→": ">", "←": "<", "↑": "^", "↓": "v", "▲": "^", "▼": "v", "“": "\"", "”": "\"", "‘": "'", "’": "'",
            "•": "*", "│": "|", "━": "=", "╸": "=",
            "─": "-",
            "█": "#", "▉": "#", "▊": "#", "▋": "#", "▌": "#", "▍": "#", "▎": "|", "▏": "|", "░": ".", "▒": ":",
            "▓": "*",
        ]
        for corner in "╭╮╰╯┌┐└┘├┤┬┴┼" { signs[corner] = "+" }
        for (block, sign) in zip(Glyphs.unicode.column, Glyphs.ascii.column) where signs[block] == nil {
            signs[block] = sign
        }
        return signs
    }()

    /// The base letter, as the character's Unicode name tells it: LATIN SMALL LETTER E WITH CIRCUMFLEX AND ACUTE.
    private static func letter(_ scalar: Unicode.Scalar) -> Character? {
        guard let words = scalar.properties.name?.split(separator: " "), words.count >= 4, words[0] == "LATIN",
            words[2] == "LETTER", words[3].count == 1
        else { return nil }
        return words[1] == "SMALL" ? words[3].lowercased().first : words[3].first
    }
}
