/// What a piece of a screen means; widgets name roles, themes choose how they look.
package enum Role: Hashable, Sendable, CaseIterable {
    case text, strong, secondary, faint
    case accent
    case frame, frameFocused, title, titleFocused
    case good, warning, bad
    case bar, track
    case key, disabled
    case tab, tabActive
    /// From least to most.
    case heat1, heat2, heat3, heat4, heat5
    /// Laid over the row that is selected; see `Theme.selected`.
    case selection

    package static let heat: [Role] = [.heat1, .heat2, .heat3, .heat4, .heat5]
}

/// How roles look. Calm: one accent, greys for what is secondary, red, yellow and green for states alone.
package struct Theme: Hashable, Sendable {
    private let styles: [Role: Style]

    package subscript(role: Role) -> Style { styles[role] ?? .plain }

    /// A style on the selected row: the role's own foreground on the selection's background.
    package func selected(_ role: Role) -> Style {
        let selection = self[.selection]
        var style = self[role]
        if selection.background != .terminal { style.background = selection.background }
        style.attributes.formUnion(selection.attributes)
        style.attributes.remove(.dim)
        return style
    }

    package init(colors: TerminalCapabilities.Colors) {
        styles =
            switch colors {
            case .palette256: Theme.palette256
            case .ansi16: Theme.ansi16
            case .mono: Theme.mono
            }
    }

    private static let palette256: [Role: Style] = [
        .strong: Style(attributes: .bold), .secondary: color(246), .faint: color(240),
        .accent: color(75), .frame: color(239), .frameFocused: color(75),
        .title: color(250), .titleFocused: color(75, .bold),
        .good: color(108), .warning: color(179), .bad: color(167),
        .bar: color(67), .track: color(237),
        .key: color(75), .disabled: color(240),
        .tab: color(246), .tabActive: Style(foreground: .palette(75), attributes: [.bold, .underline]),
        .heat1: heat(236, 248), .heat2: heat(24, 254), .heat3: heat(31, 255), .heat4: heat(74, 16),
        .heat5: heat(117, 16),
        .selection: Style(background: .palette(237), attributes: .bold),
    ]

    private static let ansi16: [Role: Style] = [
        .strong: Style(attributes: .bold), .secondary: Style(), .faint: color(8),
        .accent: color(6), .frame: color(8), .frameFocused: color(6),
        .title: Style(), .titleFocused: color(6, .bold),
        .good: color(2), .warning: color(3), .bad: color(1),
        .bar: color(6), .track: color(8),
        .key: color(6), .disabled: color(8),
        .tab: Style(), .tabActive: color(6, [.bold, .underline]),
        .heat1: Style(), .heat2: color(6), .heat3: color(6, .bold),
        .heat4: Style(foreground: .palette(6), attributes: .reverse),
        .heat5: Style(foreground: .palette(6), attributes: [.reverse, .bold]),
        .selection: Style(attributes: .reverse),
    ]

    private static let mono: [Role: Style] = [
        .strong: Style(attributes: .bold), .secondary: Style(), .faint: Style(attributes: .dim),
        .accent: Style(attributes: .bold), .frame: Style(attributes: .dim), .frameFocused: Style(attributes: .bold),
        .titleFocused: Style(attributes: .bold),
        .warning: Style(attributes: .bold), .bad: Style(attributes: [.bold, .underline]),
        .track: Style(attributes: .dim),
        .key: Style(attributes: .bold), .disabled: Style(attributes: .dim),
        .tabActive: Style(attributes: .reverse),
        .heat3: Style(attributes: .bold), .heat4: Style(attributes: .reverse),
        .heat5: Style(attributes: [.reverse, .bold]),
        .selection: Style(attributes: .reverse),
    ]

    private static func color(_ index: UInt8, _ attributes: Style.Attributes = []) -> Style {
        Style(foreground: .palette(index), attributes: attributes)
    }

    private static func heat(_ background: UInt8, _ foreground: UInt8) -> Style {
        Style(foreground: .palette(foreground), background: .palette(background))
    }
}
