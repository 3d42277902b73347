/// Columns and rows of a terminal or a pane.
package struct Size: Hashable, Sendable {
    package var columns: Int
    package var rows: Int

    package init(columns: Int, rows: Int) {
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }
}

/// A rectangle of cells; the origin is the upper left corner of the screen. Never negative in size.
package struct Rect: Hashable, Sendable {
    package var column: Int
    package var row: Int
    package var columns: Int
    package var rows: Int

    package init(column: Int, row: Int, columns: Int, rows: Int) {
        self.column = column
        self.row = row
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }

    package init(_ size: Size) { self.init(column: 0, row: 0, columns: size.columns, rows: size.rows) }

    package var isEmpty: Bool { columns == 0 || rows == 0 }
    /// One past the last column.
    package var endColumn: Int { column + columns }
    /// One past the last row.
    package var endRow: Int { row + rows }

    package func contains(column: Int, row: Int) -> Bool {
        column >= self.column && column < endColumn && row >= self.row && row < endRow
    }

    /// The rectangle without a border of `margin` cells on each side.
    package func inset(by margin: Int) -> Rect {
        Rect(column: column + margin, row: row + margin, columns: columns - 2 * margin, rows: rows - 2 * margin)
    }
}
