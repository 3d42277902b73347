extension CellBuffer {
    /// The frame as text, a line a row, without styles and trailing spaces.
    package var plainText: String {
        (0..<size.rows).map { row in
            var line = ""
            for cell in self.row(row) where cell.width > 0 { line.append(cell.grapheme) }
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }

    /// The frame as text with SGR escapes for styles; the style is reset at each line's end.
    package var ansiText: String {
        var text = ""
        for row in 0..<size.rows {
            var current = Style.plain
            for cell in self.row(row) where cell.width > 0 {
                if cell.style != current {
                    text += cell.style.sgr
                    current = cell.style
                }
                text.append(cell.grapheme)
            }
            text += current == .plain ? "\n" : "\u{1B}[0m\n"
        }
        return text
    }
}

extension Style {
    /// The escape that sets this style whatever was set before.
    fileprivate var sgr: String {
        var codes = ["0"]
        if attributes.contains(.bold) { codes.append("1") }
        if attributes.contains(.dim) { codes.append("2") }
        if attributes.contains(.italic) { codes.append("3") }
        if attributes.contains(.underline) { codes.append("4") }
        if attributes.contains(.reverse) { codes.append("7") }
        if case .palette(let index) = foreground { codes.append(Style.code(index, base: 30, extended: 38)) }
        if case .palette(let index) = background { codes.append(Style.code(index, base: 40, extended: 48)) }
        return "\u{1B}[" + codes.joined(separator: ";") + "m"
    }

    /// The 16 own colours by their short codes, which every terminal knows.
    private static func code(_ index: UInt8, base: Int, extended: Int) -> String {
        switch index {
        case 0..<8: "\(base + Int(index))"
        case 8..<16: "\(base + 60 + Int(index) - 8)"
        default: "\(extended);5;\(index)"
        }
    }
}
