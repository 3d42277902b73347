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
        let cell = HeatCell(
            width: cellWidth(width: width), most: shares.joined().filter(\.isFinite).max() ?? 0, look: look)
        guard cell.width > 0, cellRows > 0 else { return [] }
        let words = wrappedWords(width: cell.width, cellRows: cellRows)
        let wordRows = words.joined().map(\.count).max() ?? 0
        let middle = min((cellRows - 1) / 2, max(0, cellRows - 1 - wordRows))
        return shares.enumerated().flatMap { row, shares in
            (0..<cellRows).map { line in
                let label = line == middle && row < rowLabels.count ? rowLabels[row] : ""
                var spans = [Span(TextWidth.fitted(label, to: labelWidth, .right) + " ", .secondary)]
                for (column, share) in shares.enumerated() {
                    let word = line > middle ? words.item(row, column, line - middle - 1) : ""
                    let text = line == middle ? cell.number(share) : word
                    spans += [cell.span(text, share: share, isSigned: word.isEmpty), Span(" ")]
                }
                return TextLine(spans)
            }
        }
    }

    /// Each cell's word in lines that fit below its number; none where cells are too small for words.
    private func wrappedWords(width: Int, cellRows: Int) -> [[[String]]] {
        let rows = cellRows - 1
        guard rows > 0, width >= 9 else { return [] }
        return words.map { row in
            row.map { word in
                let lines = TextWidth.wrapped(word, to: width)
                return lines.count <= rows ? lines : [TextWidth.truncated(word, to: width)]
            }
        }
    }

    /// Columns of the widest row label.
    package var labelWidth: Int { rowLabels.map { TextWidth.columns(of: $0) }.max() ?? 0 }

    /// Columns of one cell in a pane of so many, its gap not included.
    package func cellWidth(width: Int) -> Int {
        let count = shares.map(\.count).max() ?? 0
        guard count > 0 else { return 0 }
        return min(16, (width - labelWidth - 1) / count - 1)
    }
}

extension [[[String]]] {
    /// A line of a cell's word; empty where there is none.
    fileprivate func item(_ row: Int, _ column: Int, _ line: Int) -> String {
        guard row < count, column < self[row].count, line < self[row][column].count else { return "" }
        return self[row][column][line]
    }
}

/// How the cells of one grid are drawn.
private struct HeatCell {
    var width: Int
    /// The largest share of the grid.
    var most: Double
    var look: Look

    /// Of one width, so that the digits stand below each other; without its unit where that does not fit.
    func number(_ share: Double) -> String {
        let text = NumberText.percent(share)
        let shown = width < 6 && text.hasSuffix(" %") ? String(text.dropLast(2)) : text
        return TextWidth.fitted(shown, to: min(6, width), .right)
    }

    func span(_ text: String, share: Double, isSigned: Bool) -> Span {
        // Where no background tells the density, a sign does.
        let isShaded = look.theme[.heat5].background != .terminal
        let shade = look.glyphs.shades[min(level(share), look.glyphs.shades.count - 1)]
        let sign = isShaded || width < 9 || !isSigned ? "" : "\(shade)\(shade) "
        let body = TextWidth.fitted(text, to: max(0, width - TextWidth.columns(of: sign)), .center)
        return Span(sign + body, Role.heat[level(share)])
    }

    private func level(_ share: Double) -> Int {
        guard share.isFinite, share > 0, most > 0, most.isFinite else { return 0 }
        return min(Role.heat.count - 1, max(0, Int((share / most * Double(Role.heat.count)).rounded(.up)) - 1))
    }
}
