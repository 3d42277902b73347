import CNcurses
import TerminalUI

/// One thing read from ncurses: a byte, the number of a key, or a mouse report.
enum RawInput: Equatable {
    case code(Int32)
    case mouse(MouseEvent)
}

/// Turns what was read at once into keys. A value: keeps the start of a character that has not arrived whole.
///
/// A lone ESC ends a reading, as ncurses waits 25 ms for what follows. ESC with a character, which is how terminals send
/// Alt, is the Escape key and that character: no key here has an Alt form, and people type Escape and go on.
struct InputDecoder {
    private var characters = UTF8Assembler()
    private var events: [InputEvent] = []

    mutating func decode(_ input: [RawInput]) -> [InputEvent] {
        defer { events.removeAll(keepingCapacity: true) }
        var index = input.startIndex
        while index < input.endIndex {
            if let (sequence, end) = EscapeSequence.read(input[index...]) {
                if let key = sequence.key { events.append(.key(key)) }
                index = end
            } else {
                decode(input[index])
                index += 1
            }
        }
        return events
    }

    private mutating func decode(_ input: RawInput) {
        switch input {
        case .mouse(let event):
            events.append(.mouse(event))
        case .code(let code) where code >= 0x80 && code <= 0xFF:
            if let scalar = characters.add(UInt8(code)) { type(scalar) }
        case .code(let code):
            characters.reset()
            if let key = KeyCodes.key(code) {
                events.append(.key(key))
            } else if let ascii = UInt8(exactly: code), ascii >= 0x20, ascii < 0x7F {
                type(UnicodeScalar(ascii))
            }
        }
    }

    /// A combining mark that came along with its base joins it.
    private mutating func type(_ scalar: UnicodeScalar) {
        guard scalar.properties.generalCategory != .control else { return }
        if case .key(.character(let base)) = events.last, scalar.properties.isGraphemeExtend {
            let joined = String(base) + String(scalar)
            if joined.count == 1 {
                events[events.count - 1] = .key(.character(Character(joined)))
                return
            }
        }
        events.append(.key(.character(Character(scalar))))
    }
}
