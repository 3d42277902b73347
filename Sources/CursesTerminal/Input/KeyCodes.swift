import CNcurses
import TerminalUI

/// The keys behind ncurses' numbers and the control characters.
enum KeyCodes {
    /// Nil for characters and for keys that nothing here has a name for.
    static func key(_ code: Int32) -> Key? {
        switch code {
        case 9: .tab
        // Enter as the keyboard sends it, and Ctrl-J as scripts do.
        case 10, 13: .enter
        case 27: .escape
        case 8, 127: .backspace
        case 1...26: UInt8(exactly: code).map { .control(Character(UnicodeScalar($0 + 0x60))) }
        case KEY_F0 + 1...KEY_F0 + 24: .function(Int(code - KEY_F0))
        default: named[code]
        }
    }

    private static let named: [Int32: Key] = [
        KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right,
        KEY_HOME: .home, KEY_END: .end, KEY_PPAGE: .pageUp, KEY_NPAGE: .pageDown,
        KEY_FIND: .home, KEY_SELECT: .end, KEY_A1: .home, KEY_C1: .end, KEY_A3: .pageUp, KEY_C3: .pageDown,
        KEY_BTAB: .backTab, KEY_BACKSPACE: .backspace, KEY_DC: .delete, KEY_IC: .insert, KEY_ENTER: .enter,
    ]
}
