/// The 256-colour palette in red, green, blue.
package enum Palette {
    package struct RGB: Hashable, Sendable {
        package var red, green, blue: UInt8

        /// `#rrggbb`.
        package var hex: String {
            "#" + [red, green, blue].map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
        }
    }

    package static func rgb(_ index: UInt8) -> RGB {
        switch index {
        case 0..<16: return theme[Int(index)]
        case 16..<232:
            let cube = Int(index) - 16
            return RGB(red: steps[cube / 36], green: steps[cube / 6 % 6], blue: steps[cube % 6])
        default:
            let grey = UInt8(8 + 10 * (Int(index) - 232))
            return RGB(red: grey, green: grey, blue: grey)
        }
    }

    /// The nearest of the terminal's own 16 colours.
    package static func nearest16(_ index: UInt8) -> UInt8 {
        guard index >= 16 else { return index }
        let wanted = rgb(index)
        let nearest = (0..<16).min { distance(theme[$0], wanted) < distance(theme[$1], wanted) }
        return UInt8(nearest ?? 7)
    }

    private static let steps: [UInt8] = [0, 95, 135, 175, 215, 255]

    /// The first 16, as a calm dark theme draws them.
    private static let theme: [RGB] = hexes.map { value in
        RGB(red: UInt8(value >> 16 & 0xFF), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
    }

    private static let hexes: [UInt32] = [
        0x1D212B, 0xD06A6A, 0x8FB07F, 0xD6AE62, 0x6A9FD8, 0xB08CC8, 0x5FB3B3, 0xC5CBD6,
        0x5A6374, 0xE58A8A, 0xA9CC98, 0xECC985, 0x8BBBEC, 0xCBA9E2, 0x7FD0D0, 0xEEF1F6,
    ]

    private static func distance(_ one: RGB, _ other: RGB) -> Int {
        func square(_ a: UInt8, _ b: UInt8) -> Int { (Int(a) - Int(b)) * (Int(a) - Int(b)) }
        return square(one.red, other.red) + square(one.green, other.green) + square(one.blue, other.blue)
    }
}
