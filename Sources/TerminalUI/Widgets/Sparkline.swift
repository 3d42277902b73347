/// A trend in one row of blocks.
package enum Sparkline {
    /// The last `width` values, lowest to highest block. Values that hardly differ are drawn as hardly different: the
    /// scale spans at least a fifth of the largest value.
    package static func text(_ values: [Double], width: Int, glyphs: Glyphs) -> String {
        let shown = values.suffix(max(0, width)).map { $0.isFinite ? $0 : 0 }
        guard let most = shown.max(), let least = shown.min(), !glyphs.column.isEmpty else { return "" }
        let span = max(most - least, most.magnitude / 5)
        let bottom = most - span
        return String(
            shown.map { value in
                let height = span > 0 && span.isFinite ? (value - bottom) / span : 0
                let step = Int((height * Double(glyphs.column.count - 1)).rounded())
                return glyphs.column[min(glyphs.column.count - 1, max(0, step))]
            })
    }
}

/// Values as upright columns, several rows high.
package enum ColumnChart {
    /// Lines from top to bottom, without labels. Columns share `width` evenly, with gaps where there is room.
    package static func lines(_ values: [Double], width: Int, height: Int, glyphs: Glyphs) -> [TextLine] {
        guard !values.isEmpty, width > 0, height > 0, let full = glyphs.column.last else { return [] }
        let pitch = columnPitch(count: values.count, width: width)
        let shown = values.suffix(width).map { $0.isFinite ? max(0, $0) : 0 }
        let most = shown.max() ?? 0
        let steps = glyphs.column.count
        return (0..<height).reversed().map { level in
            let cells = shown.map { value -> String in
                let share = most > 0 ? value / most : 0
                let units = Int((share * Double(height * steps)).rounded()) - level * steps
                let visible = level == 0 && value > 0 ? max(1, units) : units
                let sign = visible <= 0 ? " " : visible >= steps ? full : glyphs.column[visible - 1]
                return String(repeating: sign, count: max(1, pitch - 1)) + (pitch > 1 ? " " : "")
            }
            return TextLine(cells.joined(), .bar)
        }
    }

    /// Columns from one value's left edge to the next one's.
    package static func columnPitch(count: Int, width: Int) -> Int {
        count > 0 ? min(8, max(1, width / count)) : 1
    }
}
