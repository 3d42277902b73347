/// The elements of one row of the picture: backgrounds, shapes, runs of text.
struct SVGRow {
    var cells: [Cell]
    var row: Int

    var elements: [String] { backgrounds + foregrounds }

    private var top: Double { SVGCell.margin + Double(row) * SVGCell.height }
    private func left(_ column: Int) -> Double { SVGCell.margin + Double(column) * SVGCell.width }

    private var backgrounds: [String] {
        runs { $0.style.paint.background }.compactMap { run in
            guard let color = cells[run.lowerBound].style.paint.background else { return nil }
            return rect(
                x: left(run.lowerBound), y: top, width: Double(run.count) * SVGCell.width, height: SVGCell.height, color
            )
        }
    }

    private var foregrounds: [String] {
        runs { RunKey(style: $0.style, isShape: SVGShape.isShape($0.grapheme)) }.flatMap { run -> [String] in
            let first = cells[run.lowerBound]
            let color = first.style.paint.foreground
            if SVGShape.isShape(first.grapheme) {
                return run.map { SVGShape.element(cells[$0].grapheme, x: left($0), y: top, color: color) }
            }
            return text(run, color)
        }
    }

    private struct RunKey: Hashable {
        var style: Style
        var isShape: Bool
    }

    /// Neighbouring cells alike in `key`.
    private func runs<Key: Hashable>(_ key: (Cell) -> Key) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for index in cells.indices {
            let isSame = runs.last.map { cells[index].width == 0 || key(cells[$0.lowerBound]) == key(cells[index]) }
            if isSame == true, let last = runs.popLast() {
                runs.append(last.lowerBound..<index + 1)
            } else {
                runs.append(index..<index + 1)
            }
        }
        return runs
    }

    private func text(_ run: Range<Int>, _ color: String) -> [String] {
        let drawn = run.filter { cells[$0].width > 0 }
        guard let first = drawn.first(where: { cells[$0].grapheme != " " }),
            let last = drawn.last(where: { cells[$0].grapheme != " " })
        else { return [] }
        let text = drawn.filter { (first...last).contains($0) }.map { String(cells[$0].grapheme) }.joined()
        let columns = last - first + Int(cells[last].width)
        let length = svgNumber(Double(columns) * SVGCell.width)
        let style = cells[run.lowerBound].style
        var attributes = " fill=\"\(color)\""
        if style.attributes.contains(.bold) { attributes += " font-weight=\"bold\"" }
        if style.attributes.contains(.italic) { attributes += " font-style=\"italic\"" }
        if style.attributes.contains(.underline) { attributes += " text-decoration=\"underline\"" }
        if style.attributes.contains(.dim) { attributes += " opacity=\"0.6\"" }
        return [
            """
            <text x="\(svgNumber(left(first)))" y="\(svgNumber(top + SVGCell.baseline))" textLength="\(length)" \
            lengthAdjust="spacingAndGlyphs" xml:space="preserve"\(attributes)>\(SVGRow.escaped(text))</text>
            """
        ]
    }

    private func rect(x: Double, y: Double, width: Double, height: Double, _ color: String) -> String {
        "<rect x=\"\(svgNumber(x))\" y=\"\(svgNumber(y))\" width=\"\(svgNumber(width))\" "
            + "height=\"\(svgNumber(height))\" fill=\"\(color)\"/>"
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}

extension Style {
    /// The colours as painted; no background where the picture's own shows.
    fileprivate var paint: (foreground: String, background: String?) {
        let front = foreground.hex ?? SVGCell.foreground
        guard attributes.contains(.reverse) else { return (front, background.hex) }
        return (background.hex ?? SVGCell.background, front)
    }
}

extension Color {
    fileprivate var hex: String? {
        if case .palette(let index) = self { Palette.rgb(index).hex } else { nil }
    }
}
