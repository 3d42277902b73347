extension CellBuffer {
    /// Writes text from a place to the right, clipped to `area` (the whole buffer if none is given).
    ///
    /// A wide grapheme that an edge would halve becomes a space.
    /// - Returns: the columns the text takes, whether drawn or clipped.
    @discardableResult
    package mutating func write(
        _ text: some StringProtocol, column: Int, row: Int, style: Style, in area: Rect? = nil
    ) -> Int {
        let clip = area ?? Rect(size)
        var place = column
        let isVisible = row >= clip.row && row < clip.endRow
        TextWidth.forEachGrapheme(in: text) { grapheme, width in
            defer { place += width }
            guard isVisible, place < clip.endColumn, place + width > clip.column else { return }
            if place >= clip.column, place + width <= clip.endColumn {
                set(grapheme, width: width, style: style, column: place, row: row)
            } else {
                set(" ", style: style, column: max(place, clip.column), row: row)
            }
        }
        return place - column
    }

    /// Fills a rectangle with one narrow grapheme.
    package mutating func fill(_ area: Rect, with grapheme: Character = " ", style: Style = .plain) {
        let columns = max(0, area.column)..<max(0, area.column, min(size.columns, area.endColumn))
        for row in max(0, area.row)..<max(0, area.row, min(size.rows, area.endRow)) {
            for column in columns { set(grapheme, style: style, column: column, row: row) }
        }
    }
}
