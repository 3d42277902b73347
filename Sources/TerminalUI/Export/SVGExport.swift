extension CellBuffer {
    /// The frame as a self-contained picture. Blocks and lines are drawn as shapes, so that they meet whatever font
    /// the viewer has.
    package var svg: String {
        let width = Double(size.columns) * SVGCell.width + 2 * SVGCell.margin
        let height = Double(size.rows) * SVGCell.height + 2 * SVGCell.margin
        var parts = [
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(svgNumber(width))" height="\(svgNumber(height))" \
            viewBox="0 0 \(svgNumber(width)) \(svgNumber(height))">
            <rect width="100%" height="100%" rx="8" fill="\(SVGCell.background)"/>
            <g font-family="'JetBrains Mono','Cascadia Mono','DejaVu Sans Mono',monospace" \
            font-size="\(svgNumber(SVGCell.fontSize))" fill="\(SVGCell.foreground)">
            """
        ]
        for row in 0..<size.rows { parts.append(contentsOf: SVGRow(cells: Array(self.row(row)), row: row).elements) }
        parts.append("</g>\n</svg>\n")
        return parts.joined(separator: "\n")
    }
}

/// Measures of a cell in the picture, and the theme's own colours.
enum SVGCell {
    static let width = 9.0
    static let height = 20.0
    static let fontSize = 15.0
    static let baseline = 15.0
    static let margin = 14.0
    static let background = "#12151c"
    static let foreground = "#d3d9e3"
}

/// A coordinate with at most two decimals.
func svgNumber(_ value: Double) -> String {
    var text = NumberText.fixed(value, digits: 2).replacing("−", with: "-")
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
}
