/// What a person does at the terminal, already decoded.
package enum InputEvent: Hashable, Sendable {
    case key(Key)
    case mouse(MouseEvent)
    case resize(Size)
}

/// A key as the bindings name it.
package enum Key: Hashable, Sendable {
    /// A printable character, upper and lower case apart.
    case character(Character)
    /// A letter with Ctrl held, as its lower-case letter.
    case control(Character)
    case enter, escape, tab, backTab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    case function(Int)
}

/// A press or a wheel step at a cell.
package struct MouseEvent: Hashable, Sendable {
    package enum Action: Hashable, Sendable { case press, doublePress, wheelUp, wheelDown }

    package var action: Action
    package var column: Int
    package var row: Int

    package init(_ action: Action, column: Int, row: Int) {
        self.action = action
        self.column = column
        self.row = row
    }
}

/// How a terminal shows colour and lines; read once at start.
package struct TerminalCapabilities: Hashable, Sendable {
    package enum Colors: Hashable, Sendable { case mono, ansi16, palette256 }

    package var colors: Colors
    /// False in a locale that is not UTF-8: draw with ASCII alone.
    package var isUnicode: Bool

    package init(colors: Colors, isUnicode: Bool) {
        self.colors = colors
        self.isUnicode = isUnicode
    }
}
