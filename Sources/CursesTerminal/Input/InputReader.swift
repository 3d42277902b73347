import CNcurses
import TerminalUI

/// Reads what the terminal has sent and decodes it. Main thread only.
struct InputReader {
    private var decoder = InputDecoder()
    private var clicks = ClickTracker()

    /// Everything that has arrived; empty when nothing has. Does not block, but for the 25 ms that tell Escape from the
    /// start of a key.
    mutating func read() -> [InputEvent] {
        var input: [RawInput] = []
        while case let code = wgetch(cy_stdscr()), code != ERR {
            switch code {
            case KEY_MOUSE:
                if let event = mouseEvent() { input.append(.mouse(event)) }
            case KEY_RESIZE:
                // Our own resizeterm leaves it in the queue; the new size has been reported.
                continue
            default:
                input.append(.code(code))
            }
        }
        return decoder.decode(input)
    }

    private mutating func mouseEvent() -> MouseEvent? {
        var report = MEVENT()
        guard getmouse(&report) == OK else { return nil }
        let (column, row) = (Int(report.x), Int(report.y))
        if report.bstate & cy_mouse_press() != 0 { return clicks.press(column: column, row: row, at: .now) }
        if report.bstate & cy_mouse_wheel_up() != 0 { return MouseEvent(.wheelUp, column: column, row: row) }
        if report.bstate & cy_mouse_wheel_down() != 0 { return MouseEvent(.wheelDown, column: column, row: row) }
        return nil
    }
}
