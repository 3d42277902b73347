/// The signs widgets draw with: one set for Unicode terminals, one for the rest.
package struct Glyphs: Hashable, Sendable {
    package var topLeft, topRight, bottomLeft, bottomRight, horizontal, vertical: Character
    /// Parts of a horizontal bar's last cell, smallest first; the last one is a full cell.
    package var bar: [Character]
    /// Parts of a thin bar's last cell, smallest first; told apart from a bar without colour.
    package var line: [Character]
    /// Empty part of a bar that shows its whole length.
    package var track: Character
    /// Heights of a trend's or column's cell, lowest first; the last one is a full cell.
    package var column: [Character]
    /// Densities, lightest first.
    package var shades: [Character]
    package var dot, cross, ring, play, bullet, up, down: Character
    /// Whether trends can be drawn in dots, two values a cell.
    package var hasBraille: Bool

    package static let unicode = Glyphs(
        topLeft: "╭", topRight: "╮", bottomLeft: "╰", bottomRight: "╯", horizontal: "─", vertical: "│",
        bar: ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"], line: ["╸", "━"], track: "─",
        column: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
        shades: [" ", "░", "▒", "▓", "█"],
        dot: "●", cross: "×", ring: "○", play: "▸", bullet: "·", up: "▲", down: "▼", hasBraille: true)

    package static let ascii = Glyphs(
        topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+", horizontal: "-", vertical: "|",
        bar: ["#"], line: ["="], track: "-",
        column: ["_", ".", ":", "-", "=", "+", "*", "#"],
        shades: [" ", ".", ":", "*", "#"],
        dot: "*", cross: "x", ring: "o", play: ">", bullet: "-", up: "^", down: "v", hasBraille: false)
}

extension Glyphs {
    /// The same signs with graphs in another style; frames and marks stay.
    package func drawing(_ style: GraphStyle) -> Glyphs {
        var glyphs = self
        if style != .braille { glyphs.hasBraille = false }
        guard style == .ascii else { return glyphs }
        let plain = Glyphs.ascii
        (glyphs.bar, glyphs.line, glyphs.track) = (plain.bar, plain.line, plain.track)
        (glyphs.column, glyphs.shades) = (plain.column, plain.shades)
        return glyphs
    }
}

/// What widgets need to know of the terminal: how roles look and which signs there are.
package struct Look: Hashable, Sendable {
    package var theme: Theme
    package var glyphs: Glyphs

    package init(_ capabilities: TerminalCapabilities, _ appearance: Appearance = .standard) {
        theme = Theme(appearance.theme, colors: capabilities.colors)
        glyphs = capabilities.isUnicode ? Glyphs.unicode.drawing(appearance.graphs) : .ascii
    }
}
