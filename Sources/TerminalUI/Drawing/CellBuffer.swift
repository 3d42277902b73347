/// A frame: a grid of cells that widgets write and a terminal, or an exporter, reads. A value; no terminal needed.
package struct CellBuffer: Hashable, Sendable {
    package let size: Size
    /// Row after row; `size.columns * size.rows` cells.
    package private(set) var cells: [Cell]

    package init(size: Size) {
        self.size = size
        self.cells = Array(repeating: .blank, count: size.columns * size.rows)
    }

    /// A frame of given cells, row after row; blanks fill what is missing, and what is too much is dropped.
    package init(size: Size, cells: [Cell]) {
        let count = size.columns * size.rows
        self.size = size
        self.cells = Array(cells.prefix(count)) + Array(repeating: .blank, count: max(0, count - cells.count))
    }

    /// The cell at a place; a blank outside the grid.
    package subscript(column: Int, row: Int) -> Cell {
        guard column >= 0, column < size.columns, row >= 0, row < size.rows else { return .blank }
        return cells[row * size.columns + column]
    }

    /// The cells of one row; none outside the grid.
    package func row(_ row: Int) -> ArraySlice<Cell> {
        guard row >= 0, row < size.rows else { return [] }
        return cells[row * size.columns..<(row + 1) * size.columns]
    }

    /// Draws one grapheme of one or two columns; nothing where it does not fit whole.
    ///
    /// Whatever half of a wide grapheme it covers, the other half becomes a space: a lone half would shift the rest of
    /// the row by one column on a real terminal.
    package mutating func set(_ grapheme: Character, width: Int = 1, style: Style, column: Int, row: Int) {
        guard row >= 0, row < size.rows, column >= 0, width >= 1, width <= 2, column + width <= size.columns else {
            return
        }
        let index = row * size.columns + column
        releasePartners(of: index, width: width, column: column)
        cells[index] = Cell(grapheme, width: UInt8(width), style: style)
        if width == 2 { cells[index + 1] = Cell(" ", width: 0, style: style) }
    }

    /// Changes each cell's text or style in place; `change` must leave widths alone.
    package mutating func restyle(_ area: Rect, _ change: (inout Style) -> Void) {
        let columns = max(0, area.column)..<max(0, area.column, min(size.columns, area.endColumn))
        let rows = max(0, area.row)..<max(0, area.row, min(size.rows, area.endRow))
        for row in rows {
            for column in columns { change(&cells[row * size.columns + column].style) }
        }
    }

    private mutating func releasePartners(of index: Int, width: Int, column: Int) {
        if cells[index].width == 0, column > 0 { blank(index - 1) }
        let last = index + width - 1
        if cells[last].width == 2, column + width < size.columns { blank(last + 1) }
        if width == 2, cells[index].width == 2 { blank(last) }
    }

    private mutating func blank(_ index: Int) {
        cells[index] = Cell(" ", width: 1, style: cells[index].style)
    }
}
