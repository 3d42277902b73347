import TerminalUI

/// A row of cells as ncurses takes it: NUL-terminated scalars in slots of a fixed stride, so that a row allocates nothing.
///
/// ncurses advances by the C library's width of each glyph. Where that width is not the cell's, the glyph is padded or
/// replaced, so that the columns to its right stay where they belong.
struct GlyphRow {
    /// A base, up to four marks, and the terminating NUL (ncurses' CCHARW_MAX is 5).
    static let stride = 6

    private(set) var scalars: [UInt32] = []
    private(set) var styles: [Style] = []

    var count: Int { styles.count }

    /// Replaces the content by `cells`; `width` is the C library's: columns of a scalar, −1 for what cannot be shown.
    mutating func encode(_ cells: ArraySlice<Cell>, width: (UInt32) -> Int) {
        scalars.removeAll(keepingCapacity: true)
        styles.removeAll(keepingCapacity: true)
        var index = cells.startIndex
        while index < cells.endIndex {
            let cell = cells[index]
            let next = index + 1
            if cell.width == 2, next < cells.endIndex, cells[next].width == 0 {
                append(cell, columns: 2, width: width)
                index += 2
            } else if cell.width == 1 {
                append(cell, columns: 1, width: width)
                index = next
            } else {
                // Half of a wide glyph whose other half was overwritten or lies outside.
                append(" ", style: cell.style)
                index = next
            }
        }
    }

    private mutating func append(_ cell: Cell, columns: Int, width: (UInt32) -> Int) {
        let first = scalars.count
        if let ascii = cell.grapheme.asciiValue, ascii >= 0x20, ascii < 0x7F {
            append(UnicodeScalar(ascii), style: cell.style)
        } else {
            appendGlyph(cell, width: width)
        }
        let drawn = max(1, width(scalars[first]))
        if drawn > columns {
            scalars.removeLast(Self.stride)
            styles.removeLast()
            append("?", style: cell.style)
        }
        for _ in 0..<max(0, columns - drawn) { append(" ", style: cell.style) }
    }

    private mutating func append(_ scalar: UnicodeScalar, style: Style) {
        scalars.append(scalar.value)
        for _ in 1..<Self.stride { scalars.append(0) }
        styles.append(style)
    }

    private mutating func appendGlyph(_ cell: Cell, width: (UInt32) -> Int) {
        var used = 0
        for scalar in cell.grapheme.unicodeScalars where used < Self.stride - 1 {
            // A joiner would make one glyph of several in some terminals only.
            if scalar == "\u{200D}" { break }
            let columns = width(scalar.value)
            if used == 0 {
                used = appendBase(scalar, columns: columns)
            } else if columns == 0, !isVariationSelector(scalar) {
                scalars.append(scalar.value)
                used += 1
            }
        }
        for _ in used..<Self.stride { scalars.append(0) }
        styles.append(cell.style)
    }

    /// Slots used: a lone mark gets a space to stand on.
    private mutating func appendBase(_ scalar: UnicodeScalar, columns: Int) -> Int {
        guard columns == 0, scalar.value != 0 else {
            scalars.append(columns > 0 ? scalar.value : 0x3F)
            return 1
        }
        scalars.append(0x20)
        scalars.append(scalar.value)
        return 2
    }

    private func isVariationSelector(_ scalar: UnicodeScalar) -> Bool { (0xFE00...0xFE0F).contains(scalar.value) }
}
