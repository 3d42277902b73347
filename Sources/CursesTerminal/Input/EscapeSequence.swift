import TerminalUI

/// A control sequence that ncurses passed on because terminfo does not list it: `ESC [ parameters final`.
///
/// Read as a whole, so that its bytes are not taken for keys. The forms of the cursor keys that terminals send whatever
/// `TERM` says are understood, with any modifier.
struct EscapeSequence: Equatable {
    /// The key it stands for; nil for one that has no name here.
    let key: Key?

    /// The sequence at the start of `input` and where it ends, or nil when there is none.
    static func read(_ input: ArraySlice<RawInput>) -> (EscapeSequence, end: Int)? {
        let start = input.startIndex
        guard input.count >= 3, input[start] == .code(0x1B), input[start + 1] == .code(0x5B) else { return nil }
        var parameters = ""
        for index in start + 2..<input.endIndex {
            guard case .code(let code) = input[index], let byte = UInt8(exactly: code) else { return nil }
            switch byte {
            case 0x20...0x3F:
                parameters.append(Character(UnicodeScalar(byte)))
            case 0x40...0x7E:
                return (EscapeSequence(key: key(parameters, final: UnicodeScalar(byte))), index + 1)
            default:
                return nil
            }
        }
        // Cut off in the middle: swallowed, as the rest would come without its head.
        return (EscapeSequence(key: nil), input.endIndex)
    }

    private static func key(_ parameters: String, final: UnicodeScalar) -> Key? {
        guard final == "~" else { return cursorKeys[final] }
        return parameters.split(separator: ";").first.flatMap { numberedKeys[String($0)] }
    }

    private static let cursorKeys: [UnicodeScalar: Key] = [
        "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "Z": .backTab,
    ]

    private static let numberedKeys: [String: Key] = [
        "1": .home, "7": .home, "4": .end, "8": .end, "2": .insert, "3": .delete, "5": .pageUp, "6": .pageDown,
    ]
}
