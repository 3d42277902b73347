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
    /// What lies behind everything; most themes leave it to the terminal.
    package let ground: Color

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

    package init(_ name: ThemeName = .calm, colors: TerminalCapabilities.Colors) {
        styles =
            switch (colors, name) {
            case (.mono, _), (_, .mono): Theme.mono
            case (.ansi16, _), (_, .terminal): Theme.ansi16(name)
            case (.palette256, _): Theme.palette256(ThemeColors.of(name))
            }
        ground = colors == .palette256 && name != .terminal ? ThemeColors.of(name).ground : .terminal
    }

    private static func palette256(_ colors: ThemeColors) -> [Role: Style] {
        var styles: [Role: Style] = [
            .text: Style(foreground: colors.text), .strong: Style(foreground: colors.text, attributes: .bold),
            .secondary: color(colors.secondary), .faint: color(colors.faint),
            .accent: color(colors.accent), .frame: color(colors.frame), .frameFocused: color(colors.accent),
            .title: color(colors.title), .titleFocused: color(colors.accent, .bold),
            .good: color(colors.good), .warning: color(colors.warning), .bad: color(colors.bad),
            .bar: color(colors.bar), .track: color(colors.track),
            .key: color(colors.accent), .disabled: color(colors.faint),
            .tab: color(colors.secondary), .tabActive: color(colors.accent, [.bold, .underline]),
            .selection: Style(background: .palette(colors.selection), attributes: .bold),
        ]
        for (role, heat) in zip(Role.heat, colors.heat) {
            styles[role] = Style(foreground: .palette(heat.text), background: .palette(heat.ground))
        }
        return styles
    }

    /// Only colours the terminal itself defines, so that its own theme, dark or light, shows through.
    private static func ansi16(_ name: ThemeName) -> [Role: Style] {
        let accent: UInt8 =
            switch name {
            case .ember: 3
            case .forest: 2
            case .paper: 4
            default: 6
            }
        let isPlain = name == .contrast
        let quiet = isPlain ? Style() : color(8)
        return [
            .strong: Style(attributes: .bold), .secondary: Style(), .faint: quiet,
            .accent: color(accent, isPlain ? .bold : []), .frame: quiet,
            .frameFocused: color(accent, isPlain ? .bold : []),
            .title: Style(), .titleFocused: color(accent, .bold),
            .good: color(2), .warning: color(3), .bad: color(1, isPlain ? .bold : []),
            .bar: color(accent), .track: quiet,
            .key: color(accent, isPlain ? .bold : []), .disabled: quiet,
            .tab: Style(), .tabActive: color(accent, [.bold, .underline]),
            .heat1: Style(), .heat2: color(accent), .heat3: color(accent, .bold),
            .heat4: color(accent, .reverse), .heat5: color(accent, [.reverse, .bold]),
            .selection: Style(attributes: .reverse),
        ]
    }

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
}
