/// A trend in one row of dots: two values a cell, filled from zero; blocks, one value a cell, where there is no braille.
package enum BrailleTrend {
    /// The last values that fit `width`, the newest at the right, at most `width` columns. The largest of them fills the
    /// height, and something is drawn for every value above zero.
    package static func text(_ values: [Double], width: Int, glyphs: Glyphs) -> String {
        guard width > 0 else { return "" }
        let steps = glyphs.hasBraille ? 4 : glyphs.column.count
        let shown = values.suffix(glyphs.hasBraille ? width * 2 : width).map { $0.isFinite ? max(0, $0) : 0 }
        let most = shown.max() ?? 0
        let heights = shown.map { value in
            value > 0 ? max(1, Int((value / most * Double(steps)).rounded())) : 0
        }
        guard glyphs.hasBraille else {
            return String(heights.map { $0 == 0 ? " " : glyphs.column[$0 - 1] })
        }
        return String(cells(heights))
    }

    /// Pairs from the right, so that the newest value keeps its half of the cell as values come in.
    private static func cells(_ heights: [Int]) -> [Character] {
        let padded = heights.count.isMultiple(of: 2) ? heights : [0] + heights
        return stride(from: 0, to: padded.count, by: 2).compactMap { index in
            let dots = left[padded[index]] | right[padded[index + 1]]
            return dots == 0 ? " " : Unicode.Scalar(0x2800 + dots).map(Character.init)
        }
    }

    /// The dots of a half cell, by height.
    private static let left: [UInt32] = [0, 0x40, 0x44, 0x46, 0x47]
    private static let right: [UInt32] = [0, 0x80, 0xA0, 0xB0, 0xB8]
}
