/// Blocks and box lines as shapes.
enum SVGShape {
    static func isShape(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first else { return false }
        return (0x2581...0x2593).contains(scalar.value) || arcs[character] != nil || character == "─"
            || character == "│"
    }

    static func element(_ character: Character, x: Double, y: Double, color: String) -> String {
        let value = character.unicodeScalars.first?.value ?? 0
        let (width, height) = (SVGCell.width, SVGCell.height)
        switch value {
        case 0x2581...0x2588:
            let tall = height * Double(value - 0x2580) / 8
            return rect(x, y + height - tall, width, tall, color)
        case 0x2589...0x258F:
            return rect(x, y, width * Double(0x2590 - value) / 8, height, color)
        case 0x2591...0x2593:
            return rect(x, y, width, height, color, opacity: 0.25 * Double(value - 0x2590))
        default: return line(character, x, y, color)
        }
    }

    private static let arcs: [Character: (right: Bool, down: Bool)] = [
        "╭": (true, true), "╮": (false, true), "╰": (true, false), "╯": (false, false),
    ]

    private static func line(_ character: Character, _ x: Double, _ y: Double, _ color: String) -> String {
        let (middleX, middleY) = (x + SVGCell.width / 2, y + SVGCell.height / 2)
        let path: String
        if let arc = arcs[character] {
            let endX = arc.right ? x + SVGCell.width : x
            let endY = arc.down ? y + SVGCell.height : y
            path = "M\(point(endX, middleY))Q\(point(middleX, middleY)) \(point(middleX, endY))"
        } else if character == "─" {
            path = "M\(point(x, middleY))H\(svgNumber(x + SVGCell.width))"
        } else {
            path = "M\(point(middleX, y))V\(svgNumber(y + SVGCell.height))"
        }
        return "<path d=\"\(path)\" fill=\"none\" stroke=\"\(color)\"/>"
    }

    private static func point(_ x: Double, _ y: Double) -> String { "\(svgNumber(x)) \(svgNumber(y))" }

    private static func rect(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ color: String, opacity: Double = 1
    ) -> String {
        "<rect x=\"\(svgNumber(x))\" y=\"\(svgNumber(y))\" width=\"\(svgNumber(width))\" height=\"\(svgNumber(height))\" "
            + "fill=\"\(color)\"" + (opacity < 1 ? " opacity=\"\(svgNumber(opacity))\"" : "") + "/>"
    }
}
