/// A frame: a grid of cells that widgets write and a terminal, or an exporter, reads. A value; no terminal needed.
package struct CellBuffer: Equatable, Sendable {
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

    /// The cells of one row.
    package func row(_ row: Int) -> ArraySlice<Cell> {
        cells[row * size.columns..<(row + 1) * size.columns]
    }
}
