/// Turns one user-perceived character into cells that every terminal draws alike.
enum GraphemeSplitter {
    /// ncurses keeps a base and four marks a cell.
    private static let mostMarks = 4
    private static let zeroWidthJoiner: UInt32 = 0x200D

    static func split(_ character: Character, into body: (Character, Int) -> Void) {
        var piece = Piece()
        for scalar in character.unicodeScalars {
            switch kind(of: scalar) {
            case .mark: piece.add(mark: scalar)
            case .invisible:
                // What is joined to an emoji would be drawn beside it by terminals that cannot join.
                if scalar.value == zeroWidthJoiner, piece.isEmoji {
                    piece.flush(body)
                    return
                }
            case .space:
                piece.flush(body)
                body(" ", 1)
            case .undrawable:
                piece.flush(body)
                body("\u{FFFD}", 1)
            case .base(let drawn, let width):
                if piece.isEmoji, scalar.properties.isEmojiModifier { continue }
                piece.flush(body)
                piece = Piece(base: drawn, width: width)
            }
        }
        piece.flush(body)
    }

    private enum Kind { case base(Unicode.Scalar, Int), mark, invisible, space, undrawable }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        switch scalar.value {
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x034F, 0x20E3: return .invisible
        case 0x1160...0x11FF, 0xD7B0...0xD7FF: return .mark
        case 0x1F1E6...0x1F1FF:
            // Flags are two letters in disguise, drawn at differing widths: show the letters.
            return .base(Unicode.Scalar(UInt8(scalar.value - 0x1F1E6 + 0x41)), 1)
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return .mark
        case .format: return .invisible
        case .control: return scalar.properties.isWhitespace ? .space : .invisible
        case .lineSeparator, .paragraphSeparator: return .space
        case .spaceSeparator: return scalar.value == 0x3000 ? .base(scalar, 2) : .space
        case .privateUse, .unassigned, .surrogate: return .undrawable
        default: return .base(scalar, TextWidth.columns(of: scalar))
        }
    }

    /// A base and its marks, being collected.
    private struct Piece {
        var base: Unicode.Scalar?
        var width = 0
        var marks: [Unicode.Scalar] = []

        var isEmoji: Bool { base.map { $0.properties.isEmoji && $0.value > 0xFF } ?? false }

        mutating func add(mark: Unicode.Scalar) {
            if base != nil, marks.count < mostMarks { marks.append(mark) }
        }

        mutating func flush(_ body: (Character, Int) -> Void) {
            guard let base else { return }
            if marks.isEmpty {
                body(Character(base), width)
            } else {
                var text = String(Character(base))
                text.unicodeScalars.append(contentsOf: marks)
                if let grapheme = text.first { body(grapheme, width) }
            }
            self = Piece()
        }
    }
}
