import CNcurses
import TerminalUI

/// Brings frames to the screen, and of each only the rows that differ from the one before. Main thread only.
struct FramePainter {
    private var last: CellBuffer?
    private var pairs: ColorPairs
    private var glyphs = GlyphRow()
    private var cells: [cchar_t] = []

    init(colors: TerminalCapabilities.Colors) {
        pairs = ColorPairs(colors)
    }

    /// Draws `frame`; what does not fit on `screen` is cut off. Writes nothing when it equals the last frame.
    mutating func draw(_ frame: CellBuffer, screen: Size) {
        let isSameSize = last?.size == frame.size
        if isSameSize, last == frame { return }
        if !isSameSize { werase(cy_stdscr()) }
        let visible = Size(columns: min(frame.size.columns, screen.columns), rows: min(frame.size.rows, screen.rows))
        for row in 0..<visible.rows {
            let content = frame.row(row)
            if isSameSize, last?.row(row) == content { continue }
            put(content.prefix(visible.columns), row: row)
        }
        last = frame
        flush()
    }

    /// Draws the last frame once more, every cell of it.
    mutating func repaint(screen: Size) {
        let frame = last
        forget()
        if let frame { draw(frame, screen: screen) }
    }

    /// Makes the next `draw` a full one, as after a change of size.
    mutating func forget() {
        last = nil
        clearok(cy_curscr(), true)
    }

    private func flush() {
        wnoutrefresh(cy_stdscr())
        doupdate()
    }

    private mutating func put(_ content: ArraySlice<Cell>, row: Int) {
        glyphs.encode(content) { Int(cy_width($0)) }
        if cells.count < glyphs.count {
            cells += Array(repeating: cchar_t(), count: glyphs.count - cells.count)
        }
        let scalars = glyphs.scalars
        scalars.withUnsafeBufferPointer { scalars in
            for index in 0..<glyphs.count {
                let (attributes, pair) = attributes(of: glyphs.styles[index])
                // `encode` fills `stride` scalars, the last of them NUL, for each of its `count` glyphs.
                let text = scalars.baseAddress?.advanced(by: index * GlyphRow.stride)
                cy_set_cell(&cells[index], text, attributes, pair)
            }
        }
        cy_put_row(Int32(row), cells, Int32(glyphs.count))
    }

    private mutating func attributes(of style: Style) -> (attr_t, Int32) {
        let (pair, brightens) = pairs.resolve(style)
        var attributes: attr_t = brightens ? cy_attribute_bold() : 0
        if style.attributes.contains(.bold) { attributes |= cy_attribute_bold() }
        if style.attributes.contains(.dim) { attributes |= cy_attribute_dim() }
        if style.attributes.contains(.reverse) { attributes |= cy_attribute_reverse() }
        if style.attributes.contains(.underline) { attributes |= cy_attribute_underline() }
        if style.attributes.contains(.italic) { attributes |= cy_attribute_italic() }
        return (attributes, pair)
    }
}
