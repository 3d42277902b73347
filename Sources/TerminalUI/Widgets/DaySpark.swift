/// Days in one row of blocks, a day each, on one scale for all rows: the highest block is `most`.
package enum DaySpark {
    /// - Parameter values: 0 leaves a gap; from 1 to `most`.
    package static func text(_ values: [Int], most: Int = 15, _ glyphs: Glyphs) -> String {
        // Full cells of rows below each other would melt into one sheet.
        let blocks = glyphs.column.dropLast()
        return String(
            values.map { value in
                guard value > 0, most > 0, !blocks.isEmpty else { return " " }
                let step = (min(value, most) * blocks.count + most - 1) / most
                return blocks[step - 1]
            })
    }
}
