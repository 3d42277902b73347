import Glibc

/// Why there is no terminal to draw on.
package enum TerminalError: Error, Equatable, CustomStringConvertible {
    /// The stream ("standard input" or "standard output") is a file or a pipe.
    case notATerminal(String)
    /// `TERM`, as it was set, names no entry of the terminfo database.
    case unknownType(String)
    /// The terminal of this `TERM` cannot place the cursor.
    case cannotPlaceCursor(String)
    case notOnMainThread
    case alreadyOpen
    /// A call of the system failed, with its errno.
    case system(String, Int32)

    package var description: String {
        switch self {
        case .notATerminal(let stream):
            "\(stream) is not a terminal"
        case .unknownType(""):
            "TERM is not set, so the terminal's type is unknown; try: export TERM=xterm-256color"
        case .unknownType(let type):
            "the terminal type “\(type)” is not known here; try: export TERM=xterm-256color, or install ncurses-term"
        case .cannotPlaceCursor(let type):
            "a terminal of type “\(type)” cannot place the cursor; try: export TERM=xterm-256color"
        case .notOnMainThread:
            "the terminal must be opened on the main thread"
        case .alreadyOpen:
            "the terminal is open already"
        case .system(let call, let code):
            "\(call) failed: \(String(cString: strerror(code)))"
        }
    }
}
