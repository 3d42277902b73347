import CNcurses
import TerminalUI

/// Numbers of ncurses' colour pairs, allocated when first used. Main thread only.
struct ColorPairs {
    private struct Pair: Hashable {
        var foreground: Int32
        var background: Int32
    }

    private let colors: Int32
    private let capacity: Int
    private var numbers: [Pair: Int32] = [:]

    init(_ capabilities: TerminalCapabilities.Colors) {
        colors = capabilities == .mono ? 0 : cy_colors()
        capacity = Int(cy_color_pairs()) - 1
    }

    /// The pair to draw `style` with, and whether bold must stand in for a bright colour.
    mutating func resolve(_ style: Style) -> (pair: Int32, brightens: Bool) {
        guard colors > 0, style.foreground != .terminal || style.background != .terminal else { return (0, false) }
        let foreground = number(of: style.foreground)
        let pair = Pair(foreground: foreground.number, background: number(of: style.background).number)
        return (number(of: pair), foreground.isDimmed)
    }

    private mutating func number(of pair: Pair) -> Int32 {
        if let known = numbers[pair] { return known }
        // ncurses would take the number of another pair away, and with it the colours of cells already drawn.
        guard numbers.count < capacity else { return 0 }
        let allocated = max(0, alloc_pair(pair.foreground, pair.background))
        numbers[pair] = allocated
        return allocated
    }

    /// A palette index the terminal has, or −1 for its own colour. An 8-colour terminal gets the dark one of a bright pair.
    private func number(of color: Color) -> (number: Int32, isDimmed: Bool) {
        guard case .palette(let index) = color else { return (-1, false) }
        if Int32(index) < colors { return (Int32(index), false) }
        return index < 16 && colors >= 8 ? (Int32(index) - 8, true) : (-1, false)
    }
}
