/// A matrix of many small tiles, each shaded by its weight and saying its number, so that it reads without colour too.
package struct HeatMatrix: Sendable {
    package struct Tile: Hashable, Sendable {
        package var text: String
        /// Below the text, where there is a second line.
        package var detail: String
        /// 0…1; nil for a tile that stands out by its text alone.
        package var weight: Double?

        package init(_ text: String, detail: String = "", weight: Double?) {
            self.text = text
            self.detail = detail
            self.weight = weight
        }

        /// Where there is nothing.
        package static let empty = Tile("", weight: 0)
    }

    package struct Row: Sendable {
        package var label: String
        package var tiles: [Tile]

        package init(label: String, tiles: [Tile]) {
            self.label = label
            self.tiles = tiles
        }
    }

    /// Stands over the labels.
    package var corner: String
    package var heads: [String]
    package var rows: [Row]
    package var labelWidth: Int
    /// Columns of a tile.
    package var pitch: Int
    package var hasDetails: Bool

    package init(
        corner: String, heads: [String], rows: [Row], labelWidth: Int, pitch: Int, hasDetails: Bool = false
    ) {
        self.corner = corner
        self.heads = heads
        self.rows = rows
        self.labelWidth = labelWidth
        self.pitch = pitch
        self.hasDetails = hasDetails
    }

    /// The line of heads, then a line a row, or two where there are details.
    package func lines(look: Look) -> [TextLine] {
        let heads = heads.map { TextWidth.fitted($0 + end, to: pitch, .right) }.joined()
        let head = TextLine(TextWidth.fitted(corner, to: labelWidth) + heads, .secondary)
        return [head]
            + rows.flatMap { row -> [TextLine] in
                let label = Span(TextWidth.fitted(row.label, to: labelWidth), .secondary)
                let line = TextLine([label] + row.tiles.map { span($0, $0.text, isSigned: true, look) })
                guard hasDetails else { return [line] }
                let blank = Span(TextWidth.spaces(labelWidth))
                return [line, TextLine([blank] + row.tiles.map { span($0, $0.detail, isSigned: false, look) })]
            }
    }

    /// A wide tile has air at its right, too.
    private var end: String { pitch >= 6 ? " " : "" }

    private func span(_ tile: Tile, _ text: String, isSigned: Bool, _ look: Look) -> Span {
        guard let weight = tile.weight else { return Span(TextWidth.fitted(text + end, to: pitch, .right), .strong) }
        guard weight > 0 else {
            let dot = isSigned ? String(look.glyphs.bullet) : ""
            return Span(TextWidth.fitted(dot + end, to: pitch, .right), .faint)
        }
        let level = min(Role.heat.count - 1, Int(min(1, weight) * Double(Role.heat.count)))
        // Where neither background nor reversed video tells the density, a sign does.
        let style = look.theme[Role.heat[level]]
        let isShaded = look.theme[.heat5].background != .terminal || style.attributes.contains(.reverse)
        let hasRoom = TextWidth.columns(of: text) + end.count < pitch
        let shade = look.glyphs.shades[min(level, look.glyphs.shades.count - 1)]
        let sign = isShaded || !isSigned || !hasRoom ? "" : String(shade)
        let body = TextWidth.fitted(text + end, to: pitch - sign.count, .right)
        return Span(sign + body, Role.heat[level])
    }
}
