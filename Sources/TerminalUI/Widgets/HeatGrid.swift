/// A grid of shares: each cell is shaded by its share and says it in digits, so it reads without colour too.
package struct HeatGrid: Sendable {
    /// Shares of the whole by row; ragged rows are fine.
    package var shares: [[Double]]
    /// A word for each cell, shown where cells are large enough; may be shorter than `shares`.
    package var words: [[String]]
    package var rowLabels: [String]

    package init(shares: [[Double]], words: [[String]] = [], rowLabels: [String]) {
        self.shares = shares
        self.words = words
        self.rowLabels = rowLabels
    }

    /// The grid in lines of at most `width`; each cell is `cellRows` high.
    package func lines(width: Int, cellRows: Int, look: Look) -> [TextLine] {
        let labelWidth = rowLabels.map { TextWidth.columns(of: $0) }.max() ?? 0
        let cellWidth = cellWidth(width: width, labelWidth: labelWidth)
        guard cellWidth > 0, cellRows > 0 else { return [] }
        let middle = (cellRows - 1) / 2
        let most = shares.joined().filter(\.isFinite).max() ?? 0
        return shares.enumerated().flatMap { row, shares in
            (0..<cellRows).map { line in
                let isMiddle = line == middle
                let label = isMiddle && row < rowLabels.count ? rowLabels[row] : ""
                var spans = [Span(TextWidth.fitted(label, to: labelWidth, .right) + " ", .secondary)]
                for (column, share) in shares.enumerated() {
                    let text = isMiddle ? number(share, cellWidth) : line == middle + 1 ? word(row, column) : ""
                    spans += cell(text, share: share, most: most, width: cellWidth, look)
                }
                return TextLine(spans)
            }
        }
    }

    /// Columns of one cell, its gap not included.
    package func cellWidth(width: Int, labelWidth: Int) -> Int {
        let count = shares.map(\.count).max() ?? 0
        guard count > 0 else { return 0 }
        return min(16, (width - labelWidth - 1) / count - 1)
    }

    private func cell(_ text: String, share: Double, most: Double, width: Int, _ look: Look) -> [Span] {
        let level = HeatGrid.level(share, most: most)
        let shade = look.glyphs.shades[min(level, look.glyphs.shades.count - 1)]
        // Where no background tells the density, a sign does.
        let isShaded = look.theme[.heat5].background != .terminal
        let sign = isShaded || width < 9 ? "" : "\(shade)\(shade) "
        let body = TextWidth.fitted(text, to: max(0, width - TextWidth.columns(of: sign)), .center)
        return [Span(sign + body, Role.heat[level]), Span(" ")]
    }

    /// Of one width, so that the digits stand below each other.
    private func number(_ share: Double, _ width: Int) -> String {
        TextWidth.fitted(NumberText.percent(share), to: min(6, width), .right)
    }

    private func word(_ row: Int, _ column: Int) -> String {
        row < words.count && column < words[row].count ? words[row][column] : ""
    }

    private static func level(_ share: Double, most: Double) -> Int {
        guard share.isFinite, share > 0, most > 0, most.isFinite else { return 0 }
        return min(Role.heat.count - 1, max(0, Int((share / most * Double(Role.heat.count)).rounded(.up)) - 1))
    }
}
