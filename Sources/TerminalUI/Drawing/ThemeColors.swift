/// The colours a theme is made of, as entries of the 256-colour palette.
struct ThemeColors {
    var text = Color.terminal
    var ground = Color.terminal
    var accent, bar: UInt8
    var secondary, faint, frame, title, track, selection: UInt8
    var good, warning, bad: UInt8
    /// From least to most; the text is readable on its ground.
    var heat: [(ground: UInt8, text: UInt8)]

    static func of(_ name: ThemeName) -> ThemeColors {
        switch name {
        case .calm, .terminal, .mono: calm
        case .contrast: contrast
        case .ember: ember
        case .forest: forest
        case .paper: paper
        }
    }

    private static let calm = ThemeColors(
        accent: 75, bar: 67, secondary: 246, faint: 240, frame: 239, title: 250, track: 237, selection: 237,
        good: 108, warning: 179, bad: 167, heat: [(236, 248), (24, 254), (31, 255), (74, 16), (117, 16)])

    /// Every text at least seven times as bright as a black ground.
    private static let contrast = ThemeColors(
        text: .palette(231), ground: .palette(16), accent: 87, bar: 51, secondary: 255, faint: 252, frame: 250,
        title: 231, track: 244,
        selection: 19, good: 120, warning: 227, bad: 217,
        heat: [(16, 231), (18, 231), (20, 231), (87, 16), (231, 16)])

    private static let ember = ThemeColors(
        accent: 215, bar: 173, secondary: 247, faint: 241, frame: 238, title: 251, track: 237, selection: 236,
        good: 143, warning: 221, bad: 203, heat: [(236, 248), (52, 223), (94, 230), (172, 16), (215, 16)])

    private static let forest = ThemeColors(
        accent: 114, bar: 71, secondary: 246, faint: 240, frame: 238, title: 250, track: 237, selection: 236,
        good: 114, warning: 179, bad: 174, heat: [(236, 248), (22, 194), (28, 230), (71, 16), (120, 16)])

    private static let paper = ThemeColors(
        text: .palette(235), ground: .palette(231), accent: 25, bar: 67, secondary: 240, faint: 245, frame: 249,
        title: 237, track: 252,
        selection: 253, good: 28, warning: 94, bad: 124, heat: [(254, 238), (153, 16), (110, 16), (67, 231), (24, 231)])
}
