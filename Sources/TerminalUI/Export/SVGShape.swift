/// Blocks, box lines and braille dots as shapes.
enum SVGShape {
    static func isShape(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first else { return false }
        return (0x2581...0x2593).contains(scalar.value) || (0x2800...0x28FF).contains(scalar.value)
            || arcs[character] != nil || "─│━╸".contains(character)
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
        case 0x2501: return rect(x, y + height / 2 - 1.5, width, 3, color)
        case 0x2578: return rect(x, y + height / 2 - 1.5, width / 2, 3, color)
        case 0x2800...0x28FF: return dots(value - 0x2800, x, y, color)
        default: return line(character, x, y, color)
        }
    }

    /// The bits of a braille sign: dots 1–3 and 4–6 go down the columns, 7 and 8 lie below.
    private static func dots(_ bits: UInt32, _ x: Double, _ y: Double, _ color: String) -> String {
        let places = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)]
        return places.enumerated().filter { bits >> UInt32($0.offset) & 1 == 1 }.map { _, place in
            let centreX = x + SVGCell.width * (0.25 + 0.5 * Double(place.0))
            let centreY = y + SVGCell.height * (0.125 + 0.25 * Double(place.1))
            return "<circle cx=\"\(svgNumber(centreX))\" cy=\"\(svgNumber(centreY))\" r=\"1.4\" fill=\"\(color)\"/>"
        }.joined()
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
