/// Days in one row of blocks, a day each, on one scale for all rows: a full block is `most`.
package enum DaySpark {
    /// - Parameter values: 0 leaves a gap; from 1 to `most`.
    package static func text(_ values: [Int], most: Int = 15, _ glyphs: Glyphs) -> String {
        String(
            values.map { value in
                guard value > 0, most > 0, !glyphs.column.isEmpty else { return glyphs.bullet }
                let step = (min(value, most) * glyphs.column.count + most - 1) / most
                return glyphs.column[step - 1]
            })
    }
}
