/// A colour as a terminal knows it.
package enum Color: Hashable, Sendable {
    /// The terminal's own foreground or background.
    case terminal
    /// An entry of the 256-colour palette; 0–15 are the terminal's own theme.
    case palette(UInt8)
}

/// How a cell is drawn, apart from its text.
package struct Style: Hashable, Sendable {
    package struct Attributes: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let bold = Attributes(rawValue: 1)
        package static let dim = Attributes(rawValue: 2)
        package static let reverse = Attributes(rawValue: 4)
        package static let underline = Attributes(rawValue: 8)
        package static let italic = Attributes(rawValue: 16)
    }

    package var foreground: Color
    package var background: Color
    package var attributes: Attributes

    package init(foreground: Color = .terminal, background: Color = .terminal, attributes: Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    package static let plain = Style()
}

/// One column of one row: one grapheme, or the right half of the wide grapheme to its left.
package struct Cell: Hashable, Sendable {
    /// The grapheme drawn here; a space where nothing is.
    package var grapheme: Character
    /// Columns the grapheme takes: 1 or 2; 0 marks the right half of a wide one.
    package var width: UInt8
    package var style: Style

    package init(_ grapheme: Character = " ", width: UInt8 = 1, style: Style = .plain) {
        self.grapheme = grapheme
        self.width = width
        self.style = style
    }

    package static let blank = Cell()
}
