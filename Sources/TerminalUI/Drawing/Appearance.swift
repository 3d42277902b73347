/// How the person at the keys likes it: colours and the signs that graphs are drawn with.
package struct Appearance: Hashable, Sendable {
    package var theme = ThemeName.calm
    package var graphs = GraphStyle.braille

    package init(theme: ThemeName = .calm, graphs: GraphStyle = .braille) {
        self.theme = theme
        self.graphs = graphs
    }

    package static let standard = Appearance()
}

/// The themes there are.
package enum ThemeName: String, Hashable, Sendable, CaseIterable, Codable {
    case calm, terminal, contrast, ember, forest, paper, mono

    package var title: String {
        switch self {
        case .calm: "Calm"
        case .terminal: "Terminal"
        case .contrast: "High contrast"
        case .ember: "Ember"
        case .forest: "Forest"
        case .paper: "Paper"
        case .mono: "Mono"
        }
    }

    /// What it is like, in a few words.
    package var description: String {
        switch self {
        case .calm: "blue on greys, for dark terminals"
        case .terminal: "the terminal's own 16 colours, dark or light"
        case .contrast: "bright on black, nothing grey"
        case .ember: "amber on warm greys"
        case .forest: "green on cool greys"
        case .paper: "dark ink on white"
        case .mono: "no colour: bold, dim and reverse"
        }
    }
}

/// What trends and bars are drawn with.
package enum GraphStyle: String, Hashable, Sendable, CaseIterable, Codable {
    case braille, block, ascii

    package var title: String {
        switch self {
        case .braille: "Braille graphs"
        case .block: "Block graphs"
        case .ascii: "ASCII graphs"
        }
    }

    /// What it is like, in a few words.
    package var description: String {
        switch self {
        case .braille: "trends in dots, two values a column"
        case .block: "trends in blocks, for fonts without braille"
        case .ascii: "trends and bars in plain signs, for any font"
        }
    }
}
